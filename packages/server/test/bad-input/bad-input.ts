/**
 * `npm run bad-input`: gives the product bad input of every kind, for real, and prints what each was answered with: case | message | place | process
 * state. Ends with 1 when an answer is not clear, names no place where there is one, or something crashed, hung, leaked or was left half-done.
 *
 *   npm run bad-input -- [--lang zh-CN|en] [--json] [--only TEXT]
 */
import { parseArgs } from 'node:util';
import type { Locale } from '@kuaishan/script';
import type { Row } from './case.ts';
import { runEverything } from './families.ts';
import { since } from './run-command.ts';

const { values } = parseArgs({
  options: { lang: { type: 'string', default: 'zh-CN' }, json: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const locale: Locale = values.lang === 'en' ? 'en' : 'zh-CN';
const only = values.only;
const rows: Row[] = [];
const startedAt = performance.now();

if (!values.json) console.log('case | message | place | process state');
await runEverything({
  locale,
  wanted: (name) => only === undefined || name.includes(only),
  done: (row) => {
    rows.push(row);
    if (!values.json) console.log(asLine(row));
  },
});
const failed = rows.filter(({ faults }) => faults.length > 0);
if (values.json) console.log(JSON.stringify(rows, null, 2));
else
  console.log(`\n${rows.length} cases, ${rows.length - failed.length} as they should be, ${failed.length} not, in ${since(startedAt)} s`);
process.exitCode = failed.length > 0 || rows.length === 0 ? 1 : 0;

function asLine({ name, message, place, state, seconds, faults }: Row): string {
  const [first = ''] = message.split('\n');
  const cells = [name, shortened(first) || '—', place === null ? '—' : shortened(place), `${state}, ${seconds.toFixed(2)} s`];
  return `${cells.join(' | ')}${faults.length === 0 ? '' : `\n  ✗ ${faults.join('; ')}`}`;
}

/** A row is a line: what is longer is cut. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 160 ? text : `${characters.slice(0, 159).join('')}…`;
}

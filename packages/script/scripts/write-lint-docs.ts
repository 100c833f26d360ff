/**
 * Writes docs/lint from the rules; with `--check` only says whether it is current (exit code 1 when not).
 * Run by `npm run generate` and by the check's step `docs current`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintDocs } from './lint-docs.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'lint');
const pages = lintDocs();
mkdirSync(folder, { recursive: true });
const superfluous = readdirSync(folder).filter((file) => !pages.has(file));
const stale = [...pages].filter(([file, text]) => !existsSync(join(folder, file)) || readFileSync(join(folder, file), 'utf8') !== text);

if (!process.argv.includes('--check')) {
  for (const file of superfluous) rmSync(join(folder, file));
  for (const [file, text] of stale) writeFileSync(join(folder, file), text);
} else if (stale.length + superfluous.length > 0) {
  console.error(
    `docs/lint is not current: ${[...stale.map(([file]) => file), ...superfluous].join(', ')}\nRun npm run generate and commit what it wrote.`,
  );
  process.exitCode = 1;
} else console.log(`${pages.size} pages of docs/lint are current.`);

import { type Difference, diffScripts, type Locale, type Script } from '@kuaishan/script';
import { defineCommand, type ExitCode, type Terminal } from './command.ts';
import { findingAsJson, readScript, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE OTHER [--json]',
  help: {
    'zh-CN':
      '从 FILE 到 OTHER 变了什么，一行一句；节点按编号对照。\n\n  --json  输出数组：{kind, subject, field, from, to, after, fragments, words, line}\n\n没有差别退出码为 0，有差别为 1。',
    en: 'What differs from FILE to OTHER, a sentence a line; cues are matched by id.\n\n  --json  print an array of {kind, subject, field, from, to, after, fragments, words, line}\n\nEnds with 0 when nothing differs, 1 when something does.',
  },
  options: { json: { type: 'boolean' } },
  args: ['FILE', 'OTHER'],
  run: async ({ values, args: [file = '', other = ''] }, terminal) => {
    const before = await scriptIn(file, terminal, values.json === true);
    const after = before && (await scriptIn(other, terminal, values.json === true));
    if (!before || !after) return 1;
    const differences = diffScripts(before, after);
    if (values.json) {
      const rows = differences.map(({ words, at, ...rest }) => ({ ...rest, words: words[terminal.locale], line: at?.line ?? null }));
      terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    } else {
      for (const difference of differences) terminal.out(`${asLine(difference, terminal)}\n`);
      terminal.say(summary(differences.length, terminal.locale));
    }
    return exitCode(differences);
  },
});

function exitCode(differences: readonly Difference[]): ExitCode {
  return differences.length === 0 ? 0 : 1;
}

/** The script in a file; what is wrong with it is said and null given. */
async function scriptIn(file: string, terminal: Terminal, json: boolean): Promise<Script | null> {
  const parsed = await readScript(file, terminal);
  if (parsed.ok) return parsed.script;
  if (json) {
    const findings = parsed.findings.map((finding) => findingAsJson(finding, file, terminal));
    terminal.out(`${JSON.stringify({ file, findings }, null, 2)}\n`);
  } else sayFindings(parsed.findings, file, terminal);
  return null;
}

const RED = 31;
const GREEN = 32;
const CYAN = 36;
const colours: Readonly<Record<Difference['kind'], number>> = {
  ...{ added: GREEN, removed: RED, moved: CYAN, movedAlong: CYAN, reworded: CYAN },
  ...{ changed: CYAN, renamed: CYAN, reordered: CYAN },
};
const signs: Readonly<Record<Difference['kind'], string>> = {
  ...{ added: '+', removed: '-', moved: '~', movedAlong: '~', reworded: '~', changed: '~', renamed: '~', reordered: '~' },
};

/** `~ 把“开售”从第4天 20:30 挪到 21:00`; a reworded text on a terminal with its changed words marked below. */
function asLine(difference: Difference, { locale, colour }: Terminal): string {
  const { kind, fragments, words } = difference;
  const line = `${signs[kind]} ${words[locale]}`;
  if (!colour) return line;
  const marked = fragments?.map((piece) =>
    piece.kind === 'same' ? piece.text : painted(piece.text, piece.kind === 'added' ? GREEN : RED, { struck: piece.kind === 'removed' }),
  );
  const text = marked ? `\n    ${marked.join('').replaceAll('\n', '\n    ')}` : '';
  return `${painted(signs[kind], colours[kind])} ${words[locale]}${text}`;
}

/** Struck through too, so that colour is not all that tells. */
function painted(text: string, colour: number, o: { struck?: boolean } = {}): string {
  return `\u001b[${o.struck ? '9;' : ''}${colour}m${text}\u001b[0m`;
}

function summary(count: number, locale: Locale): string {
  if (locale === 'en') return count === 0 ? 'no difference' : `${count} ${count === 1 ? 'difference' : 'differences'}`;
  return count === 0 ? '没有差别' : `共 ${count} 处差别`;
}

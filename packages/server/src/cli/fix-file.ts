import { changedLines, type Finding, fixScript, type LintOptions } from '@kuaishan/script';
import type { Terminal } from './command.ts';
import { replaceFile } from './replace-file.ts';

/** Unchanged lines shown around a change. */
const AROUND = 1;

/**
 * Mends a script's file where that is mechanical: shows what and where, asks where somebody can answer, and writes the file all or nothing.
 *
 * @returns the text that is in the file afterwards
 */
export async function fixFile(o: { path: string; name: string; text: string; options: LintOptions }, terminal: Terminal): Promise<string> {
  const { locale, say } = terminal;
  const { text, mended } = fixScript(o.text, o.options);
  if (mended.length === 0) {
    say(locale === 'en' ? `${o.name}: nothing can be mended mechanically` : `${o.name}：没有能自动改的`);
    return o.text;
  }
  for (const finding of mended) say(lineOf(finding, o.name, terminal));
  for (const line of preview(o.text, text)) say(line);
  const count = mended.length;
  const question =
    locale === 'en' ? `Write ${count} ${count === 1 ? 'change' : 'changes'} to ${o.name}? [y/N]` : `把这 ${count} 处写入 ${o.name}？[y/N]`;
  if (terminal.ask && !(await terminal.ask(question))) {
    say(locale === 'en' ? 'nothing was written' : '没有写入');
    return o.text;
  }
  await replaceFile(o.path, text, o.name);
  say(locale === 'en' ? `mended ${count} in ${o.name}` : `已改好 ${count} 处：${o.name}`);
  return text;
}

function lineOf({ at, rule, fix }: Finding, name: string, { locale }: Terminal): string {
  const place = at ? `${name}:${at.line}:${at.column}` : name;
  return `${place} [${rule}] ${fix?.label[locale] ?? ''}`;
}

/** The changed lines with their numbers and one around them, `…` where lines are left out. */
function preview(before: string, after: string): readonly string[] {
  const lines = changedLines(before, after);
  const near = lines.map((_line, index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ sign }) => sign !== ' '));
  const width = String(lines.length).length;
  return lines.flatMap(({ sign, text, line }, index) => {
    if (near[index]) return [`${String(line).padStart(width)} ${sign} ${text}`];
    return near[index - 1] ? ['…'.padStart(width)] : [];
  });
}

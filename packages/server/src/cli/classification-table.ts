import { type ClassifiedRow, type Confidence, type Locale, wordOf } from '@kuaishan/script';
import type { Terminal, Words } from './command.ts';

const heading: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['位置', '动作', '把握', '这一行', '因为'],
  en: ['place', 'action', 'how sure', 'the row', 'because'],
};

const confidenceWords: Readonly<Record<Confidence, Words>> = {
  sure: { 'zh-CN': '确定', en: 'sure' },
  likely: { 'zh-CN': '多半', en: 'likely' },
  guess: { 'zh-CN': '猜的', en: 'a guess' },
};

/** Letters of a row's words that are shown: enough to know the row by. */
const SHOWN_WORDS = 24;

/** The classification table for a terminal: a line for each row of the file. */
export function classificationTable(rows: readonly ClassifiedRow[], locale: Locale): string {
  const lines = rows.map(({ cell, action, confidence, words, because }) => [
    cell,
    `${wordOf('actions', action, locale)} ${action}`,
    confidenceWords[confidence][locale],
    shortened(words),
    because[locale],
  ]);
  return inColumns([heading[locale], ...lines]);
}

/** A row as `--json` prints it. */
export function rowAsJson({ cell, words, action, confidence, because, cues }: ClassifiedRow, { locale }: Terminal) {
  return { cell, words, action, confidence, because: because[locale], cues };
}

function shortened(words: string): string {
  const letters = [...words];
  return letters.length <= SHOWN_WORDS ? words : `${letters.slice(0, SHOWN_WORDS - 1).join('')}…`;
}

/** Lines whose cells begin below each other; Chinese letters take two places of a terminal. */
function inColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );
}

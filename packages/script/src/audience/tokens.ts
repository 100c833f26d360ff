import { facts } from '../vocabulary/facts.ts';
import { milestones } from '../vocabulary/milestones.ts';
import { syntax } from '../vocabulary/syntax.ts';
import { wordsOf } from '../vocabulary/vocabulary.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `index` and `end` are offsets into the expression, in UTF-16 units. */
export type Token = { readonly index: number; readonly end: number } & (
  | { readonly kind: '(' | ')' | 'and' | 'or' | 'not' | 'known' | 'everyone' | 'end' }
  | { readonly kind: 'milestone' | 'fact'; readonly name: string }
  | { readonly kind: 'compare'; readonly compare: Comparison }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** not a word of the language */
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'unclosed' }
);

type Keyword =
  | { readonly kind: 'and' | 'or' | 'not' | 'known' | 'everyone' }
  | { readonly kind: 'milestone' | 'fact'; readonly name: string };

const comparisons: readonly (readonly [string, Comparison])[] = [
  ['>=', '>='],
  ['<=', '<='],
  ['!=', '!='],
  ['==', '='],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['＝', '='],
  ['＞', '>'],
  ['＜', '<'],
  ['=', '='],
  ['>', '>'],
  ['<', '<'],
];

const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '「': '」', '‘': '’' };

/** Every word with its meaning, longest first, so that 没有 is read before 没 and 下单未付款 before 未. */
const keywords: readonly (readonly [string, Keyword])[] = [
  ...(['and', 'or', 'not', 'known', 'everyone'] as const).flatMap((kind) =>
    [...syntax[kind].en, ...syntax[kind]['zh-CN']].map((word): readonly [string, Keyword] => [word.toLowerCase(), { kind }]),
  ),
  ...Object.values(milestones).flatMap((entry) =>
    wordsOf(entry).map((word): readonly [string, Keyword] => [word.toLowerCase(), { kind: 'milestone', name: entry.name }]),
  ),
  ...Object.values(facts).flatMap((entry) =>
    wordsOf(entry).map((word): readonly [string, Keyword] => [word.toLowerCase(), { kind: 'fact', name: entry.name }]),
  ),
].toSorted((a, b) => b[0].length - a[0].length);

const factPrefixes = [...syntax.fact.en, ...syntax.fact['zh-CN']];
const FACT = new RegExp(`(?:${factPrefixes.join('|')})[.．。]([\\p{L}_][\\p{L}\\p{N}_-]*)`, 'iuy');
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy;
const LATIN = /[a-z0-9_]/i;
const STRAY = /[\p{L}\p{N}_.-]+|./isuy;

/** Splits an audience expression. Chinese needs no spaces between words; names of facts after `fact.` end at a space or a sign. */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < expression.length) {
    if (/\s/u.test(expression[index] ?? '')) {
      index += 1;
      continue;
    }
    const token = nextToken(expression, index);
    tokens.push(token);
    index = token.end;
  }
  tokens.push({ kind: 'end', index: expression.length, end: expression.length });
  return tokens;
}

function nextToken(expression: string, index: number): Token {
  const character = expression[index] ?? '';
  if (character === '(' || character === '（') return { kind: '(', index, end: index + 1 };
  if (character === ')' || character === '）') return { kind: ')', index, end: index + 1 };
  const closing = quotes[character];
  if (closing !== undefined) return stringToken(expression, index, closing);
  const comparison = comparisons.find(([sign]) => expression.startsWith(sign, index));
  if (comparison) return { kind: 'compare', compare: comparison[1], index, end: index + comparison[0].length };
  const fact = matchAt(FACT, expression, index);
  if (fact) return { kind: 'fact', name: factName(fact[1] ?? ''), index, end: index + fact[0].length };
  const keyword = keywordAt(expression, index);
  if (keyword) return { ...keyword[1], index, end: index + keyword[0].length };
  const number = matchAt(NUMBER, expression, index);
  if (number && !LATIN.test(expression[index + number[0].length] ?? '')) {
    return { kind: 'number', value: Number(number[0]), index, end: index + number[0].length };
  }
  const stray = matchAt(STRAY, expression, index)?.[0] ?? character;
  return { kind: 'unknown', text: stray, index, end: index + stray.length };
}

/** A word of the language here; a Latin word must not run on into further letters ("or" is not the start of "ordered"). */
function keywordAt(expression: string, index: number): readonly [string, Keyword] | undefined {
  const lower = expression.slice(index, index + 64).toLowerCase();
  return keywords.find(([word]) => lower.startsWith(word) && !(LATIN.test(word.at(-1) ?? '') && LATIN.test(lower[word.length] ?? '')));
}

function stringToken(expression: string, index: number, closing: string): Token {
  let value = '';
  for (let at = index + 1; at < expression.length; at += 1) {
    const character = expression[at] ?? '';
    if (character === closing) return { kind: 'string', value, index, end: at + 1 };
    if (character === '\\' && at + 1 < expression.length) {
      at += 1;
      value += expression[at] ?? '';
    } else {
      value += character;
    }
  }
  return { kind: 'unclosed', index, end: expression.length };
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** `fact.需求` and `fact.need` are one fact. */
function factName(written: string): string {
  const registered = Object.values(facts).find((entry) => wordsOf(entry).some((word) => word.toLowerCase() === written.toLowerCase()));
  return registered?.name ?? written;
}

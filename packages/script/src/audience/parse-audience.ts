import { indexOfUnsayable, type Message, quoted } from '../finding.ts';
import type { Audience } from '../script.ts';
import { milestones } from '../vocabulary/milestones.ts';
import { plain, wordOf } from '../vocabulary/vocabulary.ts';
import { nearest } from '../words/nearest.ts';
import { type Token, tokenize } from './tokens.ts';

/** An audience is a line of text, not a program: longer or deeper ones are refused before they cost anything. */
const LONGEST_EXPRESSION = 2000;
const DEEPEST_NESTING = 40;

export type ParsedAudience =
  | { readonly ok: true; readonly audience: Audience }
  /** `index`: offset of the wrong word, in UTF-16 units; `unknownName`: it is a name nothing is registered under, rather than a slip of grammar */
  | { readonly ok: false; readonly message: Message; readonly index: number; readonly unknownName: boolean };

/**
 * Reads an audience expression.
 *
 * ```
 * any      = every { or every } ;          or  = "or" | "||" | 或 | 或者
 * every    = one { and one } ;             and = "and" | "&&" | 且 | 并且 | 而且
 * one      = not one | "(" any ")" | everyone | milestone | fact ;
 * fact     = ( "fact." name | registered fact word ) ( "known" | 已知 | compare value ) ;
 * compare  = "=" | "!=" | "<" | "<=" | ">" | ">=" ;    value = number | quoted text
 * ```
 *
 * `fact.x != v` means known and different; `not fact.x = v` also holds where it is not known. Order comparisons hold only between numbers.
 */
export function parseAudience(expression: string): ParsedAudience {
  if (expression.length > LONGEST_EXPRESSION) return fail(LONGEST_EXPRESSION, slips.tooLong());
  const unsayable = indexOfUnsayable(expression);
  if (unsayable >= 0) return fail(unsayable, slips.unsayable());
  const reader: Reader = { expression, tokens: tokenize(expression), next: 0 };
  try {
    const audience = readAny(reader, 0);
    const rest = peek(reader);
    if (rest.kind !== 'end') throw unexpected(rest, expression);
    return { ok: true, audience };
  } catch (slip) {
    if (!(slip instanceof Slip)) throw slip;
    return { ok: false, index: slip.token.index, message: slip.said, unknownName: slip.unknownName };
  }
}

interface Reader {
  readonly expression: string;
  readonly tokens: readonly Token[];
  next: number;
}

/** Carries the first slip out of the recursive descent; never leaves this file. */
class Slip extends Error {
  readonly token: Token;
  readonly said: Message;
  readonly unknownName: boolean;
  constructor(token: Token, said: Message, unknownName = false) {
    super('slip');
    this.token = token;
    this.said = said;
    this.unknownName = unknownName;
  }
}

function peek(reader: Reader): Token {
  const token = reader.tokens[Math.min(reader.next, reader.tokens.length - 1)];
  if (!token) throw new Error('tokenize always ends with an end token');
  return token;
}

function readAny(reader: Reader, depth: number): Audience {
  return readList(reader, 'or', () => readList(reader, 'and', () => readOne(reader, depth)));
}

/** One or more parts joined by one word; parts that are such lists themselves are taken in, so `(a and b) and c` is `a and b and c`. */
function readList(reader: Reader, op: 'and' | 'or', readPart: () => Audience): Audience {
  const parts = [readPart()];
  while (peek(reader).kind === op) {
    reader.next += 1;
    parts.push(readPart());
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return { op, of: parts.flatMap((part) => (part.op === op ? part.of : [part])) };
}

function readOne(reader: Reader, depth: number): Audience {
  const token = peek(reader);
  if (depth > DEEPEST_NESTING) throw new Slip(token, slips.tooDeep());
  reader.next += 1;
  switch (token.kind) {
    case 'not':
      return { op: 'not', of: readOne(reader, depth + 1) };
    case '(': {
      const inside = readAny(reader, depth + 1);
      const closing = peek(reader);
      if (closing.kind !== ')') throw new Slip(token, slips.unclosedParenthesis());
      reader.next += 1;
      return inside;
    }
    case 'everyone':
      return { op: 'all' };
    case 'milestone':
      return { op: 'milestone', name: token.name };
    case 'fact':
      return readFact(reader, token.name);
    default:
      throw unexpected(token, reader.expression);
  }
}

function readFact(reader: Reader, name: string): Audience {
  const token = peek(reader);
  if (token.kind === 'known') {
    reader.next += 1;
    return { op: 'fact', name, compare: 'known', value: null };
  }
  if (token.kind !== 'compare') throw new Slip(token, slips.factAlone(name));
  reader.next += 1;
  const value = peek(reader);
  if (value.kind === 'unclosed') throw new Slip(value, slips.unclosedQuote());
  if (value.kind !== 'string' && value.kind !== 'number') throw new Slip(value, slips.noValue());
  if (value.kind === 'number' && !Number.isFinite(value.value)) throw new Slip(value, slips.noValue());
  if (value.kind === 'string' && token.compare !== '=' && token.compare !== '!=') throw new Slip(value, slips.orderOfText());
  reader.next += 1;
  return { op: 'fact', name, compare: token.compare, value: value.value };
}

function unexpected(token: Token, expression: string): Slip {
  if (token.kind === 'end') return new Slip(token, slips.endsEarly());
  if (token.kind === 'unclosed') return new Slip(token, slips.unclosedQuote());
  if (token.kind === 'unknown') return new Slip(token, slips.unknownWord(token.text), true);
  return new Slip(token, slips.unexpected(expression.slice(token.index, token.end)));
}

function fail(index: number, message: Message): ParsedAudience {
  return { ok: false, index, message, unknownName: false };
}

const available = Object.values(milestones).filter((entry) => entry.available);

/** Everything an audience expression can get wrong. */
const slips = {
  tooLong: (): Message => ({
    'zh-CN': { why: `人群条件超过 ${LONGEST_EXPRESSION} 个字符。`, todo: '拆成几个节点，或简化条件。' },
    en: { why: `The audience is longer than ${LONGEST_EXPRESSION} characters.`, todo: 'Split the cue or simplify the condition.' },
  }),
  tooDeep: (): Message => ({
    'zh-CN': { why: `括号或“非”套了超过 ${DEEPEST_NESTING} 层。`, todo: '简化条件。' },
    en: { why: `Parentheses or “not” are nested more than ${DEEPEST_NESTING} deep.`, todo: 'Simplify the condition.' },
  }),
  unsayable: (): Message => ({
    'zh-CN': { why: '人群条件里有不可见的控制字符。', todo: '删掉它，重新输入这一处。' },
    en: { why: 'The audience holds an invisible control character.', todo: 'Delete it and type this place again.' },
  }),
  unclosedParenthesis: (): Message => ({
    'zh-CN': { why: '这个左括号没有对应的右括号。', todo: '补上“)”。' },
    en: { why: 'This parenthesis is never closed.', todo: 'Add the missing “)”.' },
  }),
  unclosedQuote: (): Message => ({
    'zh-CN': { why: '这个引号没有结束。', todo: '补上另一半引号。' },
    en: { why: 'This quotation mark is never closed.', todo: 'Add the closing one.' },
  }),
  factAlone: (name: string): Message => ({
    'zh-CN': { why: `“${quoted(name)}”后面缺少条件。`, todo: '写成“已知”，或比较，例如：fact.budget >= 1000。' },
    en: { why: `A condition is missing after “${quoted(name)}”.`, todo: 'Write “known”, or a comparison such as fact.budget >= 1000.' },
  }),
  noValue: (): Message => ({
    'zh-CN': { why: '比较符号后面应是一个数，或带引号的文字。', todo: '例如：fact.budget >= 1000，fact.need = "构图"。' },
    en: {
      why: 'A comparison needs a number or quoted text after it.',
      todo: 'For example fact.budget >= 1000 or fact.need = "portraits".',
    },
  }),
  orderOfText: (): Message => ({
    'zh-CN': { why: '大小只能在数之间比较。', todo: '去掉引号写成数，或改用 = 或 !=。' },
    en: { why: 'Only numbers have an order.', todo: 'Write a number without quotes, or use = or !=.' },
  }),
  endsEarly: (): Message => ({
    'zh-CN': { why: '人群条件没有写完。', todo: '补上条件，或删掉末尾多余的词。' },
    en: { why: 'The audience ends too early.', todo: 'Add the missing condition, or remove the last word.' },
  }),
  unexpected: (text: string): Message => ({
    'zh-CN': { why: `“${quoted(text)}”不该出现在这里。`, todo: '两个条件之间写“且”或“或”。' },
    en: { why: `“${quoted(text)}” does not belong here.`, todo: 'Join two conditions with “and” or “or”.' },
  }),
  unknownWord: (text: string): Message => {
    const close = nearest(
      plain(text),
      available.flatMap((entry) => [entry.name, ...entry.words['zh-CN'], ...entry.words.en]),
    );
    const list = (locale: 'zh-CN' | 'en') => available.map((entry) => wordOf('milestones', entry.name, locale));
    return {
      'zh-CN': {
        why: `没有叫“${quoted(text)}”的里程碑或信息。`,
        todo: close ? `是不是“${close}”？` : `可用的里程碑：${list('zh-CN').join('、')}；成员信息写成 fact.名称。`,
      },
      en: {
        why: `There is no milestone or fact called “${quoted(text)}”.`,
        todo: close ? `Did you mean “${close}”?` : `Milestones: ${list('en').join(', ')}; facts are written fact.name.`,
      },
    };
  },
};

import { type Message, quoted } from '../finding.ts';
import { nearest } from '../words/nearest.ts';
import { allowedFilters, allowedTags, LONGEST_TEMPLATE } from './engine.ts';

/** Something wrong in a text, at its own line and column (1-based, inside the text). */
export interface TextSlip {
  readonly ok: false;
  readonly line: number;
  readonly column: number;
  readonly message: Message;
  /** the variable that has no value, where that is what is wrong */
  readonly variable?: string;
}

/** Turns what the template engine throws into a place and a message. */
export function textSlip(error: unknown, text: string): TextSlip {
  const said = error instanceof Error ? error.message.split('\n')[0]?.replace(/, line:\d+, col:\d+$/, '') : '';
  const [line, column] = placeOf(error);
  const variable = undefinedVariable(error);
  if (variable !== null) return { ok: false, line, column, variable, message: messages.noValue(variable) };
  return { ok: false, line, column, message: messageFor(said ?? '', text) };
}

function messageFor(said: string, text: string): Message {
  if (/limit exceeded/i.test(said) || text.length > LONGEST_TEMPLATE) return messages.tooMuch();
  const tag = /^tag "?(.+?)"? not found$/.exec(said)?.[1];
  if (tag !== undefined) return messages.unknownTag(tag);
  const filter = /^undefined filter: (.+)$/.exec(said)?.[1];
  if (filter !== undefined) return messages.unknownFilter(filter);
  const open = /^(?:output|tag) "?(\{.+?)"? not closed$/s.exec(said)?.[1];
  if (open !== undefined) return open.startsWith('{{') || !/%\}$/.test(open) ? messages.notClosed(open) : messages.noEnd(open);
  return messages.unreadable(said);
}

function placeOf(error: unknown): readonly [number, number] {
  if (typeof error !== 'object' || error === null || !('token' in error)) return [1, 1];
  const token = error.token as { getPosition?: () => [number, number] };
  return token.getPosition?.() ?? [1, 1];
}

function undefinedVariable(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('originalError' in error)) return null;
  const cause = error.originalError;
  return typeof cause === 'object' && cause !== null && 'variableName' in cause ? String(cause.variableName) : null;
}

/** Everything a text can get wrong. */
export const messages = {
  noValue: (name: string): Message => ({
    'zh-CN': { why: `变量“${quoted(name)}”没有值。`, todo: '给它一个值，或改写这段文字。' },
    en: { why: `The variable “${quoted(name)}” has no value.`, todo: 'Give it one, or reword the text.' },
  }),
  notClosed: (open: string): Message => ({
    'zh-CN': { why: `“${quoted(open)}”没有结束。`, todo: '补上 }} 或 %}。' },
    en: { why: `“${quoted(open)}” is never closed.`, todo: 'Add the missing }} or %}.' },
  }),
  noEnd: (open: string): Message => ({
    'zh-CN': { why: `“${quoted(open)}”没有对应的结束标签。`, todo: '补上 {% endif %}、{% endunless %} 或 {% endcase %}。' },
    en: { why: `“${quoted(open)}” has no end.`, todo: 'Add {% endif %}, {% endunless %} or {% endcase %}.' },
  }),
  unknownTag: (tag: string): Message => ({
    'zh-CN': { why: `文字里不能用标签“${quoted(tag)}”。`, todo: `可用的标签：${allowedTags.join('、')}。` },
    en: { why: `A text cannot use the tag “${quoted(tag)}”.`, todo: `Tags that can be used: ${allowedTags.join(', ')}.` },
  }),
  unknownFilter: (filter: string): Message => {
    const close = nearest(filter, allowedFilters);
    return {
      'zh-CN': {
        why: `文字里不能用过滤器“${quoted(filter)}”。`,
        todo: close ? `是不是“${close}”？` : `可用的过滤器：${allowedFilters.join('、')}。`,
      },
      en: {
        why: `A text cannot use the filter “${quoted(filter)}”.`,
        todo: close ? `Did you mean “${close}”?` : `Filters that can be used: ${allowedFilters.join(', ')}.`,
      },
    };
  },
  tooMuch: (): Message => ({
    'zh-CN': { why: `这段文字太长或太复杂（上限 ${LONGEST_TEMPLATE} 个字符）。`, todo: '拆成几个节点。' },
    en: { why: `This text is too long or too complex (at most ${LONGEST_TEMPLATE} characters).`, todo: 'Split it into several cues.' },
  }),
  notAName: (written: string): Message => ({
    'zh-CN': { why: `“${quoted(written)}”不是一个变量名。`, todo: '变量名只用文字、数字、- 和 _，中间没有空格和点，例如 {{ 昵称 }}。' },
    en: {
      why: `“${quoted(written)}” is not the name of a variable.`,
      todo: 'Names have letters, digits, - and _ only, no spaces or dots: {{ nickname }}.',
    },
  }),
  unreadable: (said: string): Message => ({
    'zh-CN': { why: `这里的模板写法读不懂（${quoted(said)}）。`, todo: '变量写成 {{ 昵称 }}，条件写成 {% if 昵称 %}…{% endif %}。' },
    en: {
      why: `This cannot be read as a template (${quoted(said)}).`,
      todo: 'Write variables as {{ nickname }} and conditions as {% if nickname %}…{% endif %}.',
    },
  }),
};

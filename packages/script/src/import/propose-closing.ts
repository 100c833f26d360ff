import type { Cue, When } from '../script.ts';
import { clockText } from '../write/index.ts';
import type { CueProposal } from './propose/proposal.ts';
import { readDayText } from './read-day.ts';
import { readTimeText } from './read-time.ts';

const ROOM = '(?:本|此|该|咱们|我们|这个|大家的?|训练营|学习|交流|快闪|体验|活动|福利){0,4}群(?:聊|组)?';
/** The room is to be dissolved or closed; closing a sign-up is something else. */
const CLOSING = new RegExp(
  [
    '解散',
    '(?:关|闭|封|散|清)(?:闭|掉|停)?群(?!里|内|员|友|发)',
    `${ROOM}[^，。！？；,.!?;\\n]{0,14}?(?:关闭|关停|停用|封闭|清退|散伙|到期关)`,
    `(?:关闭|关停|封闭)(?:了)?${ROOM}`,
    '\\b(?:group|room|chat)\\b[^.!?\\n]{0,30}\\b(?:clos(?:e|es|ed|ing)|dissolv(?:e|es|ed|ing)|disband(?:s|ed|ing)?|archived?|shut\\s*down)\\b',
    '\\b(?:clos(?:e|ing)|dissolv(?:e|ing)|disband(?:ing)?|shut(?:ting)?\\s*down)\\b[^.!?\\n]{0,12}\\b(?:group|room|chat)\\b',
  ].join('|'),
  'iu',
);
const DENIED = /(?:不会?|不再|暂不|先不|绝不|没有|并未|不用|无需|未)[^，。！？；,.!?;\n]{0,6}$|(?:won'?t|not|never)\s+(?:\w+\s+){0,3}$/iu;

/** A proposal whose cue is still to be made. */
export interface ClosingProposal extends Omit<CueProposal, 'id' | 'cue'> {
  readonly when: Exclude<When, { kind: 'go' }>;
}

/** Proposes to close the room where a cue announces it, at the time it names; without a time, right after the announcement. Null when it announces none. */
export function proposeClosing(cue: Cue, o: { readonly cell: string; readonly copy: string }): ClosingProposal | null {
  if (cue.action === 'close-room') return null;
  const sentence = closingSentence(o.copy) ?? closingSentence(cue.title ?? '');
  if (sentence === null) return null;
  const when: ClosingProposal['when'] = closingTime(sentence, cue) ?? {
    kind: 'relative',
    anchor: { kind: 'cue', cue: cue.id },
    offsetMinutes: 0,
    waitsForAnchor: true,
  };
  return {
    kind: 'close-room',
    cell: o.cell,
    words: wordsFor(o.cell, when),
    when,
  };
}

function wordsFor(cell: string, when: ClosingProposal['when']): CueProposal['words'] {
  if (when.kind === 'at') {
    const clock = clockText(when.time.minuteOfDay);
    return {
      'zh-CN': `${cell} 通知群在第 ${when.time.day} 天 ${clock} 解散，表里没有到时关闭群的动作：加上它。`,
      en: `${cell} announces that the group closes on day ${when.time.day} at ${clock}, but nothing closes it then: add that.`,
    };
  }
  const after = when.waitsForAnchor
    ? { 'zh-CN': '这条发出之后', en: 'right after it is said' }
    : when.offsetMinutes % 60 === 0
      ? { 'zh-CN': `这条之后 ${when.offsetMinutes / 60} 小时`, en: `${when.offsetMinutes / 60} hours later` }
      : { 'zh-CN': `这条之后 ${when.offsetMinutes} 分钟`, en: `${when.offsetMinutes} minutes later` };
  return {
    'zh-CN': `${cell} 通知群要解散，表里没有关闭群的动作：${after['zh-CN']}关闭群。`,
    en: `${cell} announces that the group closes, but nothing closes it: close it ${after.en}.`,
  };
}

/** The sentence that announces it. */
function closingSentence(text: string): string | null {
  for (const sentence of text.split(/[。！？!?\n]|\.(?=\s|$)/u)) {
    const match = CLOSING.exec(sentence);
    if (
      match &&
      !DENIED.test(sentence.slice(0, match.index)) &&
      !/(?:不|未)(?:会|再)?(?:解散|关闭)|not (?:be )?(?:clos|dissolv)/iu.test(sentence)
    )
      return sentence;
  }
  return null;
}

/** The time named nearest to the announcement, and its day; null when it names none. */
function closingTime(sentence: string, cue: Cue): ClosingProposal['when'] | null {
  const later =
    /(?:(\d{1,3}|[一两二三四五六七八九十]|半)\s*个?(小时|分钟)|(\d{1,3})\s*(hours?|minutes?))(?:之?后|以后|内| from now| later)/iu.exec(
      sentence,
    );
  const own = cue.when.kind === 'at' ? cue.when.time : null;
  if (later) {
    const amount =
      later[1] === '半' ? 0.5 : Number(later[3] ?? later[1]) || '零一二三四五六七八九十'.indexOf((later[1] ?? '').replace('两', '二'));
    const minutes = Math.round(amount * (/小时|hour/iu.test(later[0]) ? 60 : 1));
    return { kind: 'relative', anchor: { kind: 'cue', cue: cue.id }, offsetMinutes: minutes, waitsForAnchor: false };
  }
  if (!own) return null;
  const reading = readTimeText(clauseWithTime(sentence));
  const span = reading.kind === 'clock' ? reading.spans.at(-1) : undefined;
  const tomorrow = /明天|明日|明晚|明早|次日|第二天|tomorrow/iu.test(sentence);
  const named = /(?:day\s*\d+|第\s*[\d一二三四五六七八九十]+\s*天)/iu.exec(sentence);
  const namedDay = named ? readDayText(named[0]) : null;
  const day = namedDay?.kind === 'days' ? (namedDay.days[0] ?? own.day) : own.day + (tomorrow ? 1 : 0);
  if (!span) return day > own.day ? { kind: 'at', time: { day, minuteOfDay: own.minuteOfDay } } : null;
  const time = { day: day + Math.floor(span.start / 1440), minuteOfDay: span.start % 1440 };
  // a time already past when the announcement is made cannot be meant
  return time.day > own.day || (time.day === own.day && time.minuteOfDay > own.minuteOfDay) ? { kind: 'at', time } : null;
}

/** The clause of a sentence that speaks of closing, else all of it: "21:30晒单，22:00群关闭" is about 22:00. */
function clauseWithTime(sentence: string): string {
  const clauses = sentence.split(/[，,；;]/u);
  const closing = clauses.findIndex((clause) => CLOSING.test(clause));
  const own = clauses[closing];
  if (own !== undefined && readTimeText(own).kind === 'clock') return own;
  const before = clauses[closing - 1];
  return before !== undefined && readTimeText(before).kind === 'clock' ? before : sentence;
}

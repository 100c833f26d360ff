import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { CueRoot } from '../../plan/root-of-cue.ts';
import type { Cue, DayTime, Finding } from '../../script.ts';
import { actions } from '../../vocabulary/actions.ts';
import { clockText } from '../../write/clock-text.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

/** The last minute of a day. */
const LAST_MINUTE = 24 * 60 - 1;

const formats = {
  notAClock: (written: string): Message => ({
    'zh-CN': { why: `“${quoted(written)}”不是一天里的时刻。`, todo: '写成 00:00 到 23:59，例如 09:00；半夜十二点写第二天的 00:00。' },
    en: {
      why: `“${quoted(written)}” is not a time of day.`,
      todo: 'Write 00:00 to 23:59, such as 09:00; midnight is 00:00 of the next day.',
    },
  }),
  notAWhen: (written: string): Message => ({
    'zh-CN': {
      why: `读不懂时间“${quoted(written)}”。`,
      todo: '写成 day 1 09:00、2h after join、30m before 节点编号、after 节点编号 或 on go。',
    },
    en: {
      why: `The time “${quoted(written)}” cannot be read.`,
      todo: 'Write day 1 09:00, 2h after join, 30m before <cue id>, after <cue id>, or on go.',
    },
  }),
  noDay: (written: string): Message => ({
    'zh-CN': { why: `“${quoted(written)}”没有说是第几天。`, todo: `写成 day 1 ${quoted(written)}。` },
    en: { why: `“${quoted(written)}” does not say which day.`, todo: `Write day 1 ${quoted(written)}.` },
  }),
  notADuration: (written: string): Message => ({
    'zh-CN': { why: `读不懂时长“${quoted(written)}”。`, todo: '写成 2h、30m、1h30m 或 1d，最长 60 天。' },
    en: { why: `The duration “${quoted(written)}” cannot be read.`, todo: 'Write 2h, 30m, 1h30m or 1d, at most 60 days.' },
  }),
  notASendUntil: (written: string): Message => ({
    'zh-CN': { why: `读不懂最晚发送时间“${quoted(written)}”。`, todo: '写成时长（2h、30m），或 day 2 20:40。' },
    en: { why: `“${quoted(written)}” does not say until when.`, todo: 'Write a duration (2h, 30m) or day 2 20:40.' },
  }),
  dayBeyond: (day: number, days: number): Message => ({
    'zh-CN': { why: `第 ${day} 天不在剧本的 ${days} 天之内。`, todo: `改成第 1 到 ${days} 天，或把 days 改大。` },
    en: { why: `Day ${day} is not among the script's ${days} days.`, todo: `Use day 1 to ${days}, or raise days.` },
  }),
  noSuchMinute: (): Message => ({
    'zh-CN': { why: '这个时刻不在 00:00 到 23:59 之间。', todo: '改成一天里的时刻。' },
    en: { why: 'This time is not between 00:00 and 23:59.', todo: 'Use a time of day.' },
  }),
  beforeUnknown: (): Message => ({
    'zh-CN': {
      why: '谁也不能预先知道成员何时入群、人工节点何时触发、另一个节点何时做完，所以不能排在它之前。',
      todo: '改成“之后”，或写第几天几点。',
    },
    en: {
      why: 'Nobody knows beforehand when a member joins, a person says go or another cue is done, so nothing can come before it.',
      todo: 'Use “after”, or a day and time.',
    },
  }),
  onceForEachMember: (): Message => ({
    'zh-CN': {
      why: '“入群后”的时间每个成员各不相同，而群里的事对所有人只做一次。',
      todo: '改成私聊（where: private），或写第几天几点。',
    },
    en: {
      why: '“After join” comes at another moment for every member, but what is done in the room is done once, for everybody.',
      todo: 'Make it private (where: private), or write a day and time.',
    },
  }),
  endsBefore: (until: DayTime): Message => ({
    'zh-CN': {
      why: `最晚发送时间（第 ${until.day} 天 ${clockText(until.minuteOfDay)}）不晚于节点自己的时间，永远发不出去。`,
      todo: '把 sendUntil 改晚。',
    },
    en: {
      why: `It may be sent until day ${until.day} ${clockText(until.minuteOfDay)}, which is not after the cue itself, so it never is.`,
      todo: 'Make sendUntil later.',
    },
  }),
};

export const badTime = {
  id: 'bad-time',
  severity: 'error',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '时间写错的节点要么永远不发，要么在错误的时刻发给所有人。',
    en: 'A cue with a wrong time is never performed, or performed for everybody at the wrong moment.',
  },
  source: 'design.md: anchors are day and time, join, cue or go; late cues follow sendUntil',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const { roots } = index;
  return script.cues.flatMap((cue) => {
    const say = (message: Message, field: string) => makeFinding(badTime, message, { at: placeOf(cue, field), cue: cue.id });
    const found: Finding[] = [];
    if (cue.when.kind === 'at') found.push(...ofDayTime(cue.when.time, script.days).map((message) => say(message, 'when')));
    if (cue.sendUntil?.kind === 'at') {
      found.push(...ofDayTime(cue.sendUntil.time, script.days).map((message) => say(message, 'sendUntil')));
      if (cue.when.kind === 'at' && minuteOf(cue.sendUntil.time) <= minuteOf(cue.when.time)) {
        found.push(say(formats.endsBefore(cue.sendUntil.time), 'sendUntil'));
      }
    }
    if (cue.sendUntil?.kind === 'duration' && cue.sendUntil.minutes <= 0)
      found.push(say(formats.notADuration(`${cue.sendUntil.minutes}m`), 'sendUntil'));
    const root = roots.get(cue.id);
    if (isBefore(cue) && root && isUnknownBeforehand(root)) found.push(say(formats.beforeUnknown(), 'when'));
    else if (root?.root.kind === 'join' && isForTheRoom(cue)) found.push(say(formats.onceForEachMember(), 'when'));
    return found;
  });
}

/** Before the opening itself is fine: the opening is known. */
function isBefore({ when }: Cue): boolean {
  return when.kind === 'relative' && when.offsetMinutes < 0;
}

/** Also where the chain hangs on a clock time: a link that waits for a cue to be performed has no time until it was. */
function isUnknownBeforehand({ root, waits }: CueRoot): boolean {
  return root.kind === 'join' || root.kind === 'go' || waits;
}

/** A task beside the room is one person's, about one member. */
function isForTheRoom(cue: Cue): boolean {
  return cue.place === 'room' && actions[cue.action].reachesMembers;
}

function ofDayTime(time: DayTime, days: number): Message[] {
  if (!Number.isInteger(time.minuteOfDay) || time.minuteOfDay < 0 || time.minuteOfDay > LAST_MINUTE) return [formats.noSuchMinute()];
  return Number.isInteger(time.day) && time.day >= 1 && time.day <= days ? [] : [formats.dayBeyond(time.day, days)];
}

function minuteOf(time: DayTime): number {
  return (time.day - 1) * (LAST_MINUTE + 1) + time.minuteOfDay;
}

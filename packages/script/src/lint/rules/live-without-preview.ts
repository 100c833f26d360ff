import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { dayOfMinute, isRoomMessage, minuteAt } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

/** Before the day and on the day (playbook.md: “previewed, booked, rewarded for attending”). */
const PREVIEWS = 2;

const formats = {
  tooFew: (title: string, count: number): Message => ({
    'zh-CN': { why: `《${quoted(title)}》开播前只预告了 ${count} 次，至少要 ${PREVIEWS} 次。`, todo: '加一个 do: announce-live 的节点。' },
    en: {
      why: `“${quoted(title)}” is previewed ${count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`} before it starts; ${PREVIEWS} times at least.`,
      todo: 'Add a cue with do: announce-live.',
    },
  }),
  notOnTheDay: (title: string, day: number): Message => ({
    'zh-CN': { why: `《${quoted(title)}》在第 ${day} 天，当天却没有预告。`, todo: '当天开播前再预告一次。' },
    en: { why: `“${quoted(title)}” is on day ${day}, but nothing previews it that day.`, todo: 'Preview it once more that day.' },
  }),
};

export const liveWithoutPreview = {
  id: 'live-without-preview',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '没预告的直播没有人来：至少预告两次，其中一次在当天。',
    en: 'Nobody comes to a live class that was not previewed: twice at least, once of them on the day.',
  },
  source: 'playbook.md, The whole flow, 9: live class; issue 4',
  formats,
  check,
} as const satisfies LintRule;

/** A class on day 1 can only be previewed that day: once is enough there. */
function check({ script, index }: LintContext): readonly Finding[] {
  if (script.live.length === 0) return [];
  const previews = index.timeline.filter(({ cue }) => isRoomMessage(cue) && announces(cue, index));
  return script.live.flatMap((live) => {
    const start = minuteAt(live.start);
    const day = dayOfMinute(start);
    const own = previews.filter(({ cue, minute }) => minute < start && (index.liveOf(cue)?.id ?? live.id) === live.id);
    const say = (message: Message) => [makeFinding(liveWithoutPreview, message, { at: placeOf(live, 'start') })];
    if (own.length < (day === 1 ? 1 : PREVIEWS)) return say(formats.tooFew(live.title, own.length));
    return own.some(({ minute }) => dayOfMinute(minute) === day) ? [] : say(formats.notOnTheDay(live.title, day));
  });
}

function announces(cue: Parameters<typeof isRoomMessage>[0], index: LintContext['index']): boolean {
  if (cue.action === 'announce-live') return true;
  return cue.action === 'say' && (index.saidBy(cue)?.sentences ?? []).some((sentence) => speaksOf('live', sentence) !== null);
}

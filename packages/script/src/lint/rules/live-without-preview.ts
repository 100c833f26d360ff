import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding, LiveClass, QuickFix } from '../../script.ts';
import { writeWhen } from '../../write/write-script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { dayOfMinute, isRoomMessage, minuteAt } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

/** Before the day and on the day (playbook.md: “previewed, booked, rewarded for attending”). */
const PREVIEWS = 2;

/** Where a further preview is put: at the class's hour of the day before, or when people plan their evening. */
const DAY_BEFORE = 24 * 60;
const HOURS_BEFORE = 2 * 60;

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
    const onTheDay = own.some(({ minute }) => dayOfMinute(minute) === day);
    const fix = previewFix({ script, index }, live, onTheDay ? DAY_BEFORE : HOURS_BEFORE);
    const say = (message: Message) => [makeFinding(liveWithoutPreview, message, { at: placeOf(live, 'start'), fix })];
    if (own.length < (day === 1 ? 1 : PREVIEWS)) return say(formats.tooFew(live.title, own.length));
    return onTheDay ? [] : say(formats.notOnTheDay(live.title, day));
  });
}

function announces(cue: Parameters<typeof isRoomMessage>[0], index: LintContext['index']): boolean {
  if (cue.action === 'announce-live') return true;
  return cue.action === 'say' && (index.saidBy(cue)?.sentences ?? []).some((sentence) => speaksOf('live', sentence) !== null);
}

/** One more preview, told by who tells of the class already. */
function previewFix({ script, index }: Pick<LintContext, 'script' | 'index'>, live: LiveClass, before: number): QuickFix | undefined {
  const minute = minuteAt(live.start) - before;
  const neighbour = index.timeline.findLast((one) => one.minute <= minute)?.cue;
  const teller =
    script.cues.find((cue) => cue.action === 'announce-live') ?? script.cues.find((cue) => cue.action === 'live-start') ?? neighbour;
  const id = `preview-${live.id}-${before / 60}h`;
  if (!neighbour || !teller || index.cues.has(id)) return undefined;
  const when = writeWhen({ kind: 'relative', anchor: { kind: 'liveStart', live: live.id }, offsetMinutes: -before, waitsForAnchor: false });
  const dayBefore = before === DAY_BEFORE;
  const text = /\p{Script=Han}/u.test(live.title)
    ? `${dayBefore ? '明天' : '今天'}直播《${live.title}》，先把时间留出来。想听什么，现在就可以说。`
    : `${dayBefore ? 'Tomorrow' : 'Today'} we go live: “${live.title}”. Keep the time free, and say now what you would like to hear about.`;
  return {
    label: dayBefore
      ? { 'zh-CN': '前一天同一钟点加一次预告', en: 'Add a preview at the same hour of the day before' }
      : { 'zh-CN': `开播前 ${before / 60} 小时加一次预告`, en: `Add a preview ${before / 60} hours before it starts` },
    changes: [
      {
        kind: 'addCue',
        after: neighbour.id,
        fields: [
          ['id', id],
          ['stage', neighbour.stage],
          ['when', when],
          ['who', teller.role],
          ['do', 'announce-live'],
          ...(script.live.length > 1 ? [['of', live.id] as const] : []),
          ['text', text],
        ],
      },
    ],
  };
}

import { type Message, makeFinding, quoted } from '../../finding.ts';
import { MINUTES_OF_DAY } from '../../plan/script-minute.ts';
import type { Cue, Finding, Offer, QuickFix } from '../../script.ts';
import { writeWhen } from '../../write/write-script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { isRoomMessage, minuteAt } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

/** Half an hour before the close, as launch nights run (playbook.md: 22:00 last call, 22:30 close). */
const LAST_CALL_BEFORE = 30;

const formats = {
  none: (offer: string): Message => ({
    'zh-CN': { why: `“${quoted(offer)}”截止之前没有最后提醒，想买而没注意到的人就错过了。`, todo: '在截止前加一个 do: last-call 的节点。' },
    en: {
      why: `Nothing in the room says that “${quoted(offer)}” is about to close; who wanted it and did not notice misses it.`,
      todo: 'Add a cue with do: last-call before it closes.',
    },
  }),
};

export const noLastCall = {
  id: 'no-last-call',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '相当一部分订单来自截止前的最后提醒；没有它，截止时间只对盯着页面的人有用。',
    en: 'Many orders come after the last call; without it a deadline only helps those who watch the page.',
  },
  source: 'playbook.md, The whole flow, 12: 22:00 last call, 22:30 close',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  if (script.offers.length === 0) return [];
  const calls = index.timeline.filter(({ cue }) => isRoomMessage(cue) && calling(cue, index));
  return script.offers.flatMap((offer) => {
    const [opens, closes] = [minuteAt(offer.opensAt), minuteAt(offer.closesAt)];
    const called = calls.some(
      ({ cue, minute }) =>
        (index.offerOf(cue)?.id ?? offer.id) === offer.id &&
        // a last call too late is `last-call-after-close`; words alone must come on the last day
        (cue.action === 'last-call' || (minute >= opens && minute < closes && minute >= closes - MINUTES_OF_DAY / 2)),
    );
    if (called) return [];
    const at = placeOf(offer, 'closesAt');
    return [makeFinding(noLastCall, formats.none(offer.id), { at, fix: lastCall(offer, script, index) })];
  });
}

function calling(cue: Cue, index: LintContext['index']): boolean {
  return cue.action === 'last-call' || (index.saidBy(cue)?.sentences ?? []).some((sentence) => speaksOf('lastCall', sentence) !== null);
}

/** A cue half an hour before the close, spoken by whoever opens the offer. */
function lastCall(offer: Offer, script: LintContext['script'], index: LintContext['index']): QuickFix | undefined {
  if (minuteAt(offer.closesAt) - LAST_CALL_BEFORE <= minuteAt(offer.opensAt)) return undefined;
  const opener = script.cues.find((cue) => cue.action === 'open-offer' && index.offerOf(cue)?.id === offer.id);
  const id = `last-call-${offer.id}`;
  if (!opener || index.cues.has(id)) return undefined;
  const when = writeWhen({
    kind: 'relative',
    anchor: { kind: 'offerClose', offer: offer.id },
    offsetMinutes: -LAST_CALL_BEFORE,
    waitsForAnchor: false,
  });
  return {
    label: { 'zh-CN': `截止前 ${LAST_CALL_BEFORE} 分钟加一个最后提醒`, en: `Add a last call ${LAST_CALL_BEFORE} minutes before the close` },
    changes: [
      {
        kind: 'addCue',
        after: opener.id,
        fields: [
          ['id', id],
          ['stage', opener.stage],
          ['when', when],
          ['who', opener.role],
          ['where', 'room'],
          ['do', 'last-call'],
          ...(script.offers.length > 1 ? [['of', offer.id] as const] : []),
          ['text', '离结束还有{{ 剩余时间 }}，需要的同学请抓紧。'],
        ],
      },
    ],
  };
}

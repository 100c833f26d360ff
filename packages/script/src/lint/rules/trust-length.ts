import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { type LintContext, type LintRule, placeOf } from '../rule.ts';
import { dayOfMinute, isRoomMessage } from '../script-index.ts';

/** Two days of five (playbook.md, The three stages); a started day counts. */
const MOST_SHARE = 2 / 5;

const formats = {
  tooLong: (days: number, programme: number, most: number): Message => ({
    'zh-CN': {
      why: `信任阶段占了 ${programme} 天里的 ${days} 天，最好不超过 ${most} 天。`,
      todo: '让转化阶段早一点开始；两个阶段可以重叠。',
    },
    en: {
      why: `The trust stage takes ${days} of ${programme} days; ${most} ${most === 1 ? 'is' : 'are'} enough.`,
      todo: 'Begin the conversion stage earlier; the two may overlap.',
    },
  }),
};

export const trustLength = {
  id: 'trust-length',
  severity: 'warning',
  kind: 'craft',
  covers: { channels: 'all', formats: ['launch', 'camp', 'course'] },
  reason: {
    'zh-CN': '热度第一天最高，之后一路下降；信任阶段拖长，到开售时人已经散了。',
    en: 'Activity is highest on day 1 and falls: when building trust takes too long, people are gone when the offer opens.',
  },
  source: 'playbook.md, The three stages: trust on days 1–2 of 5; facts.md: activity is highest on day 1 and falls',
  formats,
  check,
} as const satisfies LintRule;

/** Told at the first cue beyond. */
function check({ index }: LintContext): readonly Finding[] {
  if (!index.sells) return [];
  const trust = index.timeline.filter(({ cue }) => cue.stage === 'trust' && isRoomMessage(cue));
  const [first] = trust;
  if (!first) return [];
  const from = dayOfMinute(first.minute);
  const most = Math.max(1, Math.ceil(index.programmeDays * MOST_SHARE));
  const days = dayOfMinute(trust.at(-1)?.minute ?? first.minute) - from + 1;
  const beyond = trust.find(({ minute }) => dayOfMinute(minute) - from + 1 > most)?.cue;
  return beyond
    ? [makeFinding(trustLength, formats.tooLong(days, index.programmeDays, most), { at: placeOf(beyond, 'stage'), cue: beyond.id })]
    : [];
}

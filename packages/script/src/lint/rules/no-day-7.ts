import { type Message, makeFinding } from '../../finding.ts';
import { MINUTES_OF_DAY } from '../../plan/script-minute.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

/** A message a week on and a check-in after two (playbook.md, The whole flow, 14; facts.md: day 7 a push, a private check-in about two weeks later). */
const DAY_SEVEN = 7;

const formats = {
  none: (): Message => ({
    'zh-CN': { why: '群解散之后再没有人问候：第 7 天没有消息，两周后也没有回访。', todo: '在 settlement 里写上 checkIns: [ 7d, 14d ]。' },
    en: {
      why: 'Nobody is heard of after the group is gone: no message on day 7, no check-in after two weeks.',
      todo: 'Add checkIns: [ 7d, 14d ] to the settlement.',
    },
  }),
};

export const noDay7 = {
  id: 'no-day-7',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '解散不是结束：第 7 天的消息和两周后的回访，会带回一批当时犹豫的人。',
    en: 'The end of the room is not the end: a message on day 7 and a check-in after two weeks bring back those who hesitated.',
  },
  source: 'playbook.md, The whole flow, 14; facts.md, What real groups look like',
  formats,
  check,
} as const satisfies LintRule;

/** A private cue of the script itself on day 7 or later will do. */
function check({ script, index }: LintContext): readonly Finding[] {
  const { settlement } = script;
  if (!settlement || !index.sells || settlement.checkInMinutes.some((minutes) => minutes >= (DAY_SEVEN - 1) * MINUTES_OF_DAY)) return [];
  if (script.cues.some((cue) => cue.place === 'private' && (index.dayOf(cue) ?? 0) >= DAY_SEVEN)) return [];
  const fix = {
    label: { 'zh-CN': '写上 checkIns: [ 7d, 14d ]', en: 'Add checkIns: [ 7d, 14d ]' },
    changes: [{ kind: 'setHead', path: ['settlement', 'checkIns'], value: ['7d', '14d'] }],
  } as const;
  return [makeFinding(noDay7, formats.none(), { at: placeOf(settlement, 'checkIns'), fix })];
}

import { type Message, makeFinding } from '../../finding.ts';
import { scriptDay } from '../../plan/script-minute.ts';
import type { Cue, Finding } from '../../script.ts';
import { actions } from '../../vocabulary/actions.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

/**
 * Scripts that worked send 5 to 7 messages on a camp's day and 8 or 9 on a launch night (public teardowns, 2020–2022). Twelve is the busiest of them
 * and a third more; beyond it members mute the group.
 */
export const MOST_PER_DAY = 12;

const formats = {
  tooMany: (day: number, count: number): Message => ({
    'zh-CN': {
      why: `第 ${day} 天一位成员最多会收到 ${count} 条消息，超过 ${MOST_PER_DAY} 条，多半会被屏蔽。`,
      todo: '合并或挪走几条；确实要发，就在多出的节点的 reason 里写明理由。',
    },
    en: {
      why: `On day ${day} a member may get ${count} messages, more than ${MOST_PER_DAY}; most would mute the group.`,
      todo: 'Merge or move some, or say in the reason of those beyond why they must be.',
    },
  }),
};

/** Once per day, at the first cue beyond the cap that gives no reason (else the first beyond it); audiences are counted as if the member were in all of them. */
export const tooManyMessages = {
  id: 'too-many-messages',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '消息太多的群会被屏蔽，最要紧的那一条就没人看了。',
    en: 'A group that talks too much is muted, and the message that matters is not seen.',
  },
  source: 'playbook.md: a cap on messages per member holds on every channel; facts.md, What real groups look like',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const { roots } = index;
  const byDay = new Map<number, Cue[]>();
  for (const cue of script.cues) {
    const root = roots.get(cue.id);
    const day = root ? scriptDay(root) : null;
    if (day === null || !actions[cue.action].reachesMembers || (cue.texts.length === 0 && cue.attachments.length === 0)) continue;
    const cues = byDay.get(day);
    if (cues) cues.push(cue);
    else byDay.set(day, [cue]);
  }
  return [...byDay].flatMap(([day, cues]) => {
    const tooMany = cues.slice(MOST_PER_DAY);
    const beyond = tooMany.find((cue) => cue.reason === null) ?? tooMany[0];
    return beyond ? [makeFinding(tooManyMessages, formats.tooMany(day, cues.length), { at: placeOf(beyond, 'when'), cue: beyond.id })] : [];
  });
}

import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { isRoomMessage } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  none: (): Message => ({
    'zh-CN': {
      why: '开售之前，没有一个节点请大家在群里分享学到了什么。',
      todo: '在开售前加一个收集收获的节点（do: collect-showcase，或在话里请大家说说收获）。',
    },
    en: {
      why: 'Before the offer opens no cue asks members to share what they learned.',
      todo: 'Add one before it (do: collect-showcase, or ask for takeaways).',
    },
  }),
};

export const noSharing = {
  id: 'no-sharing',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '成员自己说出的收获，比老师说十遍都有用；没有人分享的群，开售时是冷的。',
    en: 'What members say they learned does more than a teacher saying it ten times; a group where nobody shares is cold when the offer opens.',
  },
  source: 'playbook.md, The whole flow, 6: sharing, 11: showcase',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const opens = index.firstOpening;
  const [offer] = script.offers;
  if (opens === null || !offer) return [];
  const asked = index.timeline.some(
    ({ cue, minute }) =>
      minute < opens &&
      isRoomMessage(cue) &&
      (cue.action === 'collect-showcase' ||
        (index.saidBy(cue)?.sentences ?? []).some((sentence) => speaksOf('sharing', sentence) !== null)),
  );
  return asked ? [] : [makeFinding(noSharing, formats.none(), { at: placeOf(offer, 'opensAt') })];
}

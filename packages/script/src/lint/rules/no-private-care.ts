import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  none: (): Message => ({
    'zh-CN': {
      why: '开售之前没有一次一对一：谁有需求、预算多少、顾虑什么，没有人知道。',
      todo: '从第 1 天起加一个顾问的私聊（who: consultant，where: private）。',
    },
    en: {
      why: 'Nobody is spoken to 1v1 before the offer opens: who needs it, who can pay and what holds them back stays unknown.',
      todo: 'From day 1 add a private cue of the consultant (who: consultant, where: private).',
    },
  }),
};

export const noPrivateCare = {
  id: 'no-private-care',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '有一对一跟进的群转化 45%，只靠群里的 38.5%；需求是一对一挖出来的。',
    en: 'Groups with private follow-up sold to 45%, those without to 38.5%; needs are dug out 1v1.',
  },
  source: 'playbook.md, The whole flow, 8: 1v1 from day 1; facts.md, What real groups look like (2021–22)',
  formats,
  check,
} as const satisfies LintRule;

/** A cue each member has at their own time (after joining) counts as early. */
function check({ script, index }: LintContext): readonly Finding[] {
  const opens = index.firstOpening;
  const [offer] = script.offers;
  if (opens === null || !offer) return [];
  const cared = script.cues.some((cue) => cue.place === 'private' && (index.minuteOf(cue) ?? 0) < opens);
  return cared ? [] : [makeFinding(noPrivateCare, formats.none(), { at: placeOf(offer, 'opensAt') })];
}

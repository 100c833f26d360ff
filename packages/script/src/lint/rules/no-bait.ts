import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';

const formats = {
  none: (): Message => ({
    'zh-CN': {
      why: '剧本有正价品，却没有引流品：进群的人从哪里来、用过什么，都不知道。',
      todo: '在 products 里加上 kind: bait 的引流品。',
    },
    en: {
      why: 'The script sells a main product but has no bait: nobody knows where its members come from and what they have tried.',
      todo: 'Add a product with kind: bait.',
    },
  }),
};

export const noBait = {
  id: 'no-bait',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '低价的引流品筛出值得服务的人，也让他们先用到好东西；没有它，群里只是看热闹的人。',
    en: 'A cheap bait filters for people worth serving and lets them enjoy something good first; without one the group is full of onlookers.',
  },
  source: 'playbook.md, The whole flow, 1: bait',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  if (!index.sells || script.products.some(({ kind }) => kind === 'bait')) return [];
  const main = script.products.find(({ kind }) => kind === 'main');
  return [makeFinding(noBait, formats.none(), { at: main?.at ?? script.offers[0]?.at ?? null })];
}

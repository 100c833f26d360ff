import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';
import type { Said } from '../said.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  forOne: (written: string): Message => ({
    'zh-CN': {
      why: `“${quoted(written)}”：像是只给一个人的价格。价格对所有人一样，券也按公开的规则给。`,
      todo: '改成页面上人人可见的价格或券。',
    },
    en: {
      why: `“${quoted(written)}” sounds like a price for one person. Prices are the same for everybody, and coupons follow open rules.`,
      todo: 'Name the price or coupon everybody can see on the page.',
    },
  }),
  byFact: (fact: string): Message => ({
    'zh-CN': { why: `这段话按“${quoted(fact)}”说不同的价格，同一件东西就有了两个价。`, todo: '去掉条件，对所有人说同一个价格。' },
    en: {
      why: `This names a price that depends on “${quoted(fact)}”: one thing would have two prices.`,
      todo: 'Drop the condition and name one price for all.',
    },
  }),
};

export const personalPrice = {
  id: 'personal-price',
  severity: 'warning',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '一对一不谈个人价：成员之间会对价，一次“只给你”就毁掉全群的信任，也是价格欺诈。',
    en: 'Individual prices never: members compare, one “only for you” ruins the trust of the whole group, and it is price fraud.',
  },
  source: 'playbook.md, The whole flow, 8: “Individual prices never”; 个人信息保护法 24: no differing prices by profiling',
  formats,
  check,
} as const satisfies LintRule;

/** In private words and talk tracks: in the room everybody hears it. */
function check({ index }: LintContext): readonly Finding[] {
  return index.said.flatMap((said) => {
    if (said.cue && said.cue.place !== 'private') return [];
    const message = forOne(said) ?? byFact(said);
    return message ? [makeFinding(personalPrice, message, { at: said.at, cue: said.cue?.id ?? null })] : [];
  });
}

function forOne({ sentences }: Said): Message | null {
  for (const sentence of sentences) {
    const written = speaksOf('onlyYou', sentence);
    if (written !== null && (speaksOf('priceWord', sentence) !== null || MONEY.test(sentence))) return formats.forOne(written);
  }
  return null;
}

/** `{% if 预算 < 500 %}…99元…{% endif %}` */
const CONDITION = /\{%-?\s*(?:if|unless|elsif|case)\s+([^\s%=<>!]+)(.*?)\{%-?\s*end(?:if|unless|case)/gsu;
const MONEY = /[¥￥$]\s?\d|\d\s?(?:元|块|折|% off)/u;

function byFact({ texts }: Said): Message | null {
  for (const text of texts) {
    if (!text.includes('{%')) continue;
    for (const [, fact = '', inside = ''] of text.matchAll(CONDITION)) if (MONEY.test(inside)) return formats.byFact(fact);
  }
  return null;
}

import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Cue, Finding, Offer, QuickFix, Script } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';
import { minuteAt } from '../script-index.ts';
import { type Claim, claimsIn } from '../wording/claims.ts';

/** The variable to write instead, by what is claimed. */
const variables: Readonly<Record<Claim['kind'], string>> = { price: '价格', stock: '剩余名额', count: '下单人数', deadline: '截止时间' };

const what = {
  price: { 'zh-CN': '价格', en: 'a price' },
  stock: { 'zh-CN': '库存', en: 'a stock' },
  count: { 'zh-CN': '人数', en: 'a number of buyers' },
  deadline: { 'zh-CN': '截止时间', en: 'a deadline' },
} as const;

const formats = {
  written: (kind: Claim['kind'], written: string): Message => ({
    'zh-CN': {
      why: `“${quoted(written)}”是写死的${what[kind]['zh-CN']}，和真实的可能对不上；对不上就是假话。`,
      todo: `换成 {{ ${variables[kind]} }}，或改写这句话。`,
    },
    en: {
      why: `“${quoted(written)}” is ${what[kind].en} typed by hand; when it differs from the real one it is untrue.`,
      todo: `Write {{ ${variables[kind]} }} instead, or reword it.`,
    },
  }),
  noOffer: (kind: Claim['kind'], written: string): Message => ({
    'zh-CN': {
      why: `“${quoted(written)}”说了${what[kind]['zh-CN']}，剧本里却没有声明这个优惠，没有什么能证明它是真的。`,
      todo: `在 offers 里声明它，再用 {{ ${variables[kind]} }}。`,
    },
    en: {
      why: `“${quoted(written)}” names ${what[kind].en}, but the script declares no offer, so nothing proves it true.`,
      todo: `Declare it under offers, and write {{ ${variables[kind]} }}.`,
    },
  }),
};

export const unboundClaim = {
  id: 'unbound-claim',
  severity: 'warning',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '倒计时是真的截止，库存是数过的库存，人数来自真实的订单；写死的数字迟早变成假话。',
    en: 'A countdown is the offer’s real end, stock is counted stock, counters come from recorded events; what is typed by hand becomes untrue sooner or later.',
  },
  source: 'playbook.md, What must stay honest; 明码标价和禁止价格欺诈规定 arts. 16–20; 电子商务法 17',
  formats,
  check,
} as const satisfies LintRule;

/** Once per cue and kind of claim. Amounts that the script declares elsewhere (the bait’s price, a coupon, the whole stock) are bound to that. */
function check({ script, index }: LintContext): readonly Finding[] {
  const declared = declaredAmounts(script);
  return index.said.flatMap(({ cue, at, sentences }) => {
    const aboutSale = cue?.action === 'open-offer' || cue?.action === 'last-call';
    const offer = cue ? index.offerOf(cue) : null;
    const told = new Set<Claim['kind']>();
    return sentences.flatMap((sentence) =>
      claimsIn(sentence, { aboutSale }).flatMap((claim) => {
        if (told.has(claim.kind) || isBound(claim, { declared, cue, offer })) return [];
        told.add(claim.kind);
        const message =
          script.offers.length === 0 ? formats.noOffer(claim.kind, claim.written) : formats.written(claim.kind, claim.written);
        return [
          makeFinding(unboundClaim, message, { at, cue: cue?.id ?? null, fix: cue && offer ? byVariable(claim, cue, offer) : undefined }),
        ];
      }),
    );
  });
}

interface Declared {
  readonly prices: ReadonlySet<number>;
  readonly stocks: ReadonlySet<number>;
}

/** What may stand in a text as a number, because the script declares the very number and it does not change while the group lives. */
function declaredAmounts({ products, coupons, offers }: Script): Declared {
  const baits = products.flatMap(({ kind, priceMinor }) => (kind === 'bait' && priceMinor !== null ? [priceMinor] : []));
  const off = coupons.flatMap(({ offMinor, friendOffMinor }) => [offMinor, ...(friendOffMinor === null ? [] : [friendOffMinor])]);
  return { prices: new Set([...baits, ...off]), stocks: new Set(offers.flatMap(({ stock }) => (stock === null ? [] : [stock]))) };
}

function isBound({ kind, written, amount }: Claim, o: { declared: Declared; cue: Cue | null; offer: Offer | null }): boolean {
  if (kind === 'price') return amount !== null && o.declared.prices.has(amount);
  // “限量100份” is the whole stock; “仅剩” is what is left and changes
  if (kind === 'stock') return /限/u.test(written) && amount !== null && o.declared.stocks.has(amount);
  if (kind === 'deadline' && o.cue && o.offer) return minutesLeft(written) === minutesBeforeClose(o.cue, o.offer);
  return false;
}

/** “最后30分钟” said by a cue that hangs 30 minutes before the close moves with it. */
function minutesBeforeClose({ when }: Cue, { id }: Offer): number | null {
  if (when.kind !== 'relative' || when.anchor.kind !== 'offerClose' || when.anchor.offer !== id) return null;
  return -when.offsetMinutes;
}

const NUMERALS: Readonly<Record<string, number>> = { 半: 0.5, 一: 1, 二: 2, 两: 2, 三: 3 };

function minutesLeft(written: string): number | undefined {
  const [, amount = '', unit = ''] = /(\d+|[半一二两三])\s*个?(小时|分钟|hours?|minutes?)/u.exec(written) ?? [];
  if (amount === '') return undefined;
  return (NUMERALS[amount] ?? Number(amount)) * (unit.startsWith('小') || unit.startsWith('h') ? 60 : 1);
}

/** A price that is the offer's own, or a clock time that is its close, has a variable that says the same. */
function byVariable({ kind, written, amount }: Claim, cue: Cue, offer: Offer): QuickFix | undefined {
  if (!cue.texts.some((text) => text.includes(written))) return undefined;
  if (kind === 'price' && amount === offer.priceMinor) return replacing(cue, written, `{{ ${variables.price} }}`);
  const clock = /(?:今晚|明晚|今天|明天|今日|明日|当晚)?\s*(\d{1,2})\s*[:：]\s*(\d{2})/u.exec(written);
  if (kind !== 'deadline' || !clock) return undefined;
  const isClose = Number(clock[1]) * 60 + Number(clock[2]) === minuteAt(offer.closesAt) % 1440;
  return isClose ? replacing(cue, written, written.replace(clock[0].trim(), `{{ ${variables.deadline} }}`)) : undefined;
}

function replacing(cue: Cue, from: string, to: string): QuickFix {
  return {
    label: { 'zh-CN': `把“${from}”换成“${to}”`, en: `Write “${to}” for “${from}”` },
    changes: [{ kind: 'replaceText', cue: cue.id, from, to }],
  };
}

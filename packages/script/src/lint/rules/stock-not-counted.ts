import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { findByWord } from '../../vocabulary/vocabulary.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { claimsIn } from '../wording/claims.ts';

const formats = {
  claimed: (written: string, offer: string): Message => ({
    'zh-CN': {
      why: `“${quoted(written)}”说的是库存，可“${quoted(offer)}”的库存没有人数（stockOwner: nobody）。`,
      todo: '不说数量；或让快闪或店铺来数（stock，stockOwner: kuaishan 或 shop）。',
    },
    en: {
      why: `“${quoted(written)}” speaks of stock, but nobody counts that of “${quoted(offer)}” (stockOwner: nobody).`,
      todo: 'Name no amount; or let Kuaishan or the shop count it (stock, stockOwner: kuaishan or shop).',
    },
  }),
  declared: (offer: string, stock: number): Message => ({
    'zh-CN': { why: `“${quoted(offer)}”写了库存 ${stock}，却没有人数（stockOwner: nobody）。`, todo: '去掉 stock，或写明由谁来数。' },
    en: {
      why: `“${quoted(offer)}” declares a stock of ${stock} that nobody counts (stockOwner: nobody).`,
      todo: 'Drop stock, or say who counts it.',
    },
  }),
};

export const stockNotCounted = {
  id: 'stock-not-counted',
  severity: 'error',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '没有人数的库存就是编的：剧本不能说“只剩几份”。',
    en: 'Stock that nobody counts is made up: a script cannot say how much is left.',
  },
  source: 'playbook.md, Where it really happens: a script cannot claim stock that nobody counts',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const uncounted = script.offers.filter(({ stockOwner }) => stockOwner === 'nobody');
  if (uncounted.length === 0) return [];
  const declared = uncounted.flatMap((offer) =>
    offer.stock === null ? [] : [makeFinding(stockNotCounted, formats.declared(offer.id, offer.stock), { at: placeOf(offer, 'stock') })],
  );
  const claimed = index.said.flatMap(({ cue, at, sentences }) => {
    const offer = cue ? index.offerOf(cue) : (script.offers.find((one) => one.stockOwner === 'nobody') ?? null);
    if (offer?.stockOwner !== 'nobody') return [];
    const claim = sentences.flatMap((sentence) => claimsIn(sentence, { aboutSale: false })).find(({ kind }) => kind === 'stock');
    const variable = cue ? stockVariableOf(Object.keys(cue.fields)) : null;
    const written = claim?.written ?? variable;
    return written === null ? [] : [makeFinding(stockNotCounted, formats.claimed(written, offer.id), { at, cue: cue?.id ?? null })];
  });
  return [...declared, ...claimed];
}

/** `variable:剩余名额`: the name by which a text mentions the stock left, or null. */
function stockVariableOf(fields: readonly string[]): string | null {
  const field = fields.find(
    (one) => one.startsWith('variable:') && findByWord('variables', one.slice('variable:'.length))?.name === 'stockLeft',
  );
  return field?.slice('variable:'.length) ?? null;
}

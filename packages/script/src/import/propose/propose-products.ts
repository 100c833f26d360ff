import type { Found } from './found.ts';
import type { NoteFact } from './note-facts.ts';
import { readMoney } from './read-money.ts';

export interface FoundProduct {
  readonly kind: 'bait' | 'main';
  readonly price: number;
  readonly stock: number | null;
  readonly found: Found;
}

const BAIT = /引流|体验[品课价]|入门[品课]|训练营价|\bbait\b|tripwire|entry product/iu;
const MAIN = /正价|主推|主打|正式[课品]|系统课|高客单|main (?:offer|product)|\bcore offer\b/iu;

/** The product a note names with its price; none where either is missing. */
export function productOf(fact: NoteFact): readonly FoundProduct[] {
  const [money] = readMoney(fact.text);
  const kind = BAIT.test(fact.label) ? 'bait' : MAIN.test(fact.label) ? 'main' : null;
  if (!money || kind === null) return [];
  const title = fact.text
    .slice(0, money.from)
    .replace(/[\s，,：:—\-（(]+(?:价格|售价|定价)?[\s：:]*$/u, '')
    .trim();
  if (title === '') return [];
  const [zh, en] = kind === 'bait' ? ['引流品', 'bait product'] : ['正价品', 'main product'];
  return [
    {
      kind,
      price: money.amount,
      stock: stockIn(fact.text),
      found: {
        kind: 'product',
        cell: fact.cell,
        declares: { path: ['products'], value: { id: kind, kind, title, price: money.amount } },
        words: {
          'zh-CN': `写了${zh}：${title}，${money.amount.toFixed(2)}。写进剧本的商品里。`,
          en: `names the ${en}: ${title}, ${money.amount.toFixed(2)}. Declare it.`,
        },
      },
    },
  ];
}

/** A number of pieces: 名额 120, 限量50份, 共150份. */
function stockIn(text: string): number | null {
  const match =
    /(?:名额|限量|库存|共|仅限?|stock|limited to)\s*[:：]?\s*(\d{1,6})/iu.exec(text) ??
    /(\d{1,6})\s*(?:个名额|名额|份|套|places|seats)/iu.exec(text);
  return match ? Number(match[1]) : null;
}

import type { Found } from './found.ts';
import type { NoteFact } from './note-facts.ts';

/** The coupon a note promises. */
export function couponOf(fact: NoteFact, hasMain: boolean): readonly Found[] {
  const match = /(\d{1,6}(?:\.\d{1,2})?)\s*元?\s*(完课券|优惠券|代金券|抵扣券|奖学金券?|券)/u.exec(fact.text);
  const english = /(?:[$¥￥]\s*)?(\d{1,6}(?:\.\d{1,2})?)\s*(?:off|coupon|voucher)/iu.exec(`${fact.label} ${fact.text}`);
  const off = Number(match?.[1] ?? (/coupon|voucher|reward/iu.test(fact.label) ? english?.[1] : undefined) ?? Number.NaN);
  if (Number.isNaN(off) || off === 0) return [];
  const reason = `${fact.label}${fact.text}`;
  const reward = /完课|学完|complet/iu.test(reason)
    ? 'completion'
    : /到课|直播|live/iu.test(reason)
      ? 'live'
      : /晒|showcase/iu.test(reason)
        ? 'showcase'
        : /作业|打卡|homework/iu.test(reason)
          ? 'homework'
          : 'completion';
  const friend = /好友[^，。；\d]{0,6}(\d{1,6}(?:\.\d{1,2})?)\s*元|friend[^.;\d]{0,16}(\d{1,6})/iu.exec(fact.text);
  const friendOff = friend ? Number(friend[1] ?? friend[2]) : null;
  const title = match?.[2] === '券' || !match?.[2] ? (/完课/u.test(reason) ? '完课券' : match ? '优惠券' : 'Coupon') : match[2];
  const value = {
    id: reward,
    title,
    off,
    ...(hasMain ? { product: 'main' } : {}),
    for: reward,
    ...(friendOff === null ? {} : { friendOff }),
  };
  const friendWords =
    friendOff === null ? { 'zh-CN': '', en: '' } : { 'zh-CN': `，好友减 ${friendOff}`, en: `, ${friendOff} for a friend` };
  return [
    {
      kind: 'coupon',
      cell: fact.cell,
      declares: { path: ['coupons'], value },
      words: {
        'zh-CN': `写了${title}：减 ${off}${friendWords['zh-CN']}。写进剧本的优惠券里。`,
        en: `names a coupon: ${off} off${friendWords.en}. Declare it.`,
      },
    },
  ];
}

/** What earns coins, by the words operators use for it. */
const EARNS: readonly (readonly [pattern: RegExp, act: string])[] = [
  [/自我介绍|介绍|introduc/iu, 'introduction'],
  [/作业|打卡|homework|check-?in/iu, 'homework'],
  [/到课|直播|看课|听课|live|attend/iu, 'live'],
  [/晒|showcase|post/iu, 'showcase'],
];

/** The coins a note names, and what earns them: two acts at least, else it is some other sum. */
export function coinsOf(fact: NoteFact): readonly Found[] {
  if (!/币|积分|coin|point/iu.test(`${fact.label}${fact.text}`)) return [];
  const inside = /^([^：:，,]{1,10})\s*[：:]\s*(.+)$/su.exec(fact.text);
  const name = (inside?.[1] ?? (/虚拟币|积分|coins?|points?/iu.test(fact.label) ? '' : fact.label)).trim();
  const list = inside?.[2] ?? fact.text;
  const earn: Record<string, number> = {};
  const left: string[] = [];
  for (const part of list.split(/[，,；;、]/u)) {
    const match = /^\s*([^\d+＋]{1,12}?)\s*[+＋得:：]?\s*(\d{1,5})\s*(?:币|枚|个|分|coins?|points?)?\s*$/iu.exec(part);
    const act = match ? EARNS.find(([pattern]) => pattern.test(match[1] ?? ''))?.[1] : undefined;
    if (!match || act === undefined) continue;
    if (earn[act] === undefined) earn[act] = Number(match[2]);
    else left.push(part.trim());
  }
  if (Object.keys(earn).length < 2) return [];
  const coin = name === '' ? (/[a-z]/iu.test(fact.text) ? 'coins' : '虚拟币') : name;
  const zhLeft = left.length === 0 ? '' : `“${left.join('、')}”和上面一类重复，没有写进去。`;
  const enLeft = left.length === 0 ? '' : ` “${left.join(', ')}” is of a kind already there and is left out.`;
  return [
    {
      kind: 'coins',
      cell: fact.cell,
      declares: { path: ['coins'], value: { name: coin, earn } },
      words: {
        'zh-CN': `写了“${coin}”怎么得：${Object.keys(earn).length} 种行为。写进剧本的虚拟币里。${zhLeft}`,
        en: `says how “${coin}” are earned: ${Object.keys(earn).length} acts. Declare them.${enLeft}`,
      },
    },
  ];
}

/** Prizes and what they cost: `50币=调色预设包（200份）`. */
export function prizesOf(fact: NoteFact): readonly Found[] {
  const pattern =
    /(\d{1,6})\s*(?:[\p{Script=Han}]{0,3}币|枚|积分|coins?|points?)\s*(?:可?[兑换]+|[=＝→:：]|for|get)\s*([^；;，,。（(=＝\n]{1,40})(?:\s*[（(]\s*(?:限|共|仅)?\s*(\d{1,6})\s*(?:份|个|件|pcs|pieces)?\s*[）)])?/giu;
  return [...fact.text.matchAll(pattern)].map((match) => {
    const [cost, title, stock] = [Number(match[1]), (match[2] ?? '').trim(), match[3] === undefined ? null : Number(match[3])];
    return {
      kind: 'prize' as const,
      cell: fact.cell,
      declares: { path: ['coins', 'prizes'], value: { id: `prize-${cost}`, title, cost, ...(stock === null ? {} : { stock }) } },
      words: {
        'zh-CN': `写了奖品：${title}，${cost} 币${stock === null ? '' : `，${stock} 份`}。写进剧本的奖品里。`,
        en: `names a prize: ${title} for ${cost}${stock === null ? '' : `, ${stock} of them`}. Declare it.`,
      },
    };
  });
}

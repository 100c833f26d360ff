import { speaksOf } from './words.ts';

/** A number or a time that a sentence holds out about the offer, as it is written. */
export interface Claim {
  readonly kind: 'price' | 'stock' | 'count' | 'deadline';
  /** the very characters, for a replacement */
  readonly written: string;
  /** prices in minor units, stock and counts as they are; null for deadlines and words */
  readonly amount: number | null;
}

const MONEY = /(?:[¥￥$€£]\s?(\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*(?:\.\d{1,2})?)\s?(?:元|块钱?|人民币|RMB|yuan|dollars|euros))/giu;
/** `到手价999`, `现价: 999`: the number alone, after a word that can only be about a price */
const PRICED =
  /(?:原价|现价|特价|优惠价|正价|到手价|活动价|立减|直降|[Oo]nly|price[d]? (?:at|is|of)|for just)\s?[:：]?\s?(\d[\d,]*(?:\.\d{1,2})?)(?![\d,.]*\s?(?:元|块|%|折|份|个|名|位|席|天|分钟|小时|people|places|seats|days))/gu;
const UNIT = '(?:个|名|席|份|位|套|件|盒|瓶|单|组|张)';
/** How many are left, or how many there are for the first who come. */
const STOCK = new RegExp(
  [
    `(?:仅剩|只剩|还剩下?|剩余|仅余)\\s*(\\d+|[一二两三四五六七八九十几])\\s*${UNIT}(?!小时|同学|学员|作业|没|未)`,
    '最后\\s*(\\d+)\\s*(?:个?名额|个?席位|个?位置|席|份|套|件|盒|瓶|单)(?!作业)',
    // how many one person may take is no stock
    `(?<!每[人位户单])(?:限量|仅限|限)\\s*前?\\s*(\\d+)\\s*${UNIT}`,
    '\\b(?:only|just|last)\\s+(\\d+)\\s+(?:left|places?|seats?|spots?|pieces?|units?|sets?)\\b',
    '\\b(\\d+)\\s+(?:places?|seats?|spots?|pieces?|units?|sets?)\\s+(?:are\\s+)?left\\b',
  ].join('|'),
  'giu',
);
/** Before an amount that is given: a reward, a gift, money back. */
const GIVEN = /(?:得到?|送|返还?|奖励?|赠)\s*(?:你|您)?\s*$|\b(?:get|gets|win|earn|receive)\s*$/iu;
/** How many have bought. */
const COUNT =
  /(?:已经?(?:有)?|超过|突破)?\s*(\d+)\s*(?:多|余|\+)?\s*(?:人|位|名|单)(?:同学|学员|伙伴|家长|朋友|用户)?(?:已经?|都)?\s*(?:下单|购买|报名|付款|抢购?到?|成交|入手|加入|拿下)|\b(\d+)\s+(?:people|members|students|of you)\s+(?:have\s+)?(?:already\s+)?(?:bought|ordered|paid|enrolled|joined|signed up)/giu;
const CLOCK = '(?:(?:今|明|后|当)?[天晚日]?(?:早上|上午|中午|下午|晚上)?\\s*\\d{1,2}\\s*(?:[:：]\\s*\\d{2}|点半?)|\\d{1,2}月\\d{1,2}日)';
const CLOCK_EN = '(?:(?:tonight|today|tomorrow)(?: at)? )?\\d{1,2}(?::\\d{2})?\\s?(?:am|pm)|\\d{1,2}:\\d{2}';
/** When it ends: a time beside a word of ending, or how long it still lasts. */
const DEADLINE = new RegExp(
  `(?:截止(?:到|至|时间)?|截至|结束于|关闭于|保留(?:到|至)|有效(?:到|至|期)|恢复原价)[:：]?\\s*(?:第\\s*\\d+\\s*天)?\\s*${CLOCK}|${CLOCK}\\s*(?:准时|整)?\\s*(?:截止|结束|关闭|恢复原价|下架)|(?:最后|还有|还剩|仅剩|倒计时)\\s*(?:\\d+|[半一两二三])\\s*个?(?:小时|分钟|天)|\\b(?:closes?|ends?|until|deadline(?: is)?|expires?|by)\\s+(?:at\\s+)?(?:${CLOCK_EN})|\\b(?:last|final|only)\\s+\\d+\\s+(?:minutes|hours)\\b|\\b\\d+\\s+(?:minutes|hours)\\s+left\\b`,
  'giu',
);

/**
 * Prices, stocks, counts of buyers and deadlines in one sentence (its template already taken out).
 *
 * A sum of money is a claim only beside words of a price, so that a budget or a wage in a lesson is none; an end is a claim only beside words of the
 * sale, so that a homework's deadline is none.
 *
 * @param aboutSale the cue is one of the sale (opens an offer, calls the last time): its ends need no further word
 */
export function claimsIn(sentence: string, { aboutSale }: { readonly aboutSale: boolean }): readonly Claim[] {
  // nearly every sentence of a camp: nothing to look for
  if (!/[\d半一二两三四五六七八九十几]/u.test(sentence)) return [];
  const claims: Claim[] = [];
  if (aboutSale || speaksOf('priceWord', sentence) !== null)
    claims.push(...found(sentence, 'price', MONEY, 100), ...found(sentence, 'price', PRICED, 100));
  claims.push(...found(sentence, 'stock', STOCK, 1), ...found(sentence, 'count', COUNT, 1));
  if (aboutSale || speaksOf('sale', sentence) !== null) claims.push(...found(sentence, 'deadline', DEADLINE, null));
  return claims;
}

function found(sentence: string, kind: Claim['kind'], pattern: RegExp, unit: number | null): readonly Claim[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    // “再得 30 元”: what somebody gets, not what they pay
    if (kind === 'price' && GIVEN.test(sentence.slice(0, match.index))) return [];
    const digits = match.slice(1).find((group) => group !== undefined);
    const amount = unit === null || digits === undefined ? Number.NaN : Math.round(Number(digits.replaceAll(',', '')) * unit);
    return [{ kind, written: match[0].trim(), amount: Number.isNaN(amount) ? null : amount }];
  });
}

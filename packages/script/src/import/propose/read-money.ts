/** An amount of money a text names, as a script writes it: whole units with two digits behind the point. */
export interface WrittenMoney {
  readonly amount: number;
  /** where it begins and ends in the text */
  readonly from: number;
  readonly to: number;
}

const MONEY = /(?:[¥￥$]|RMB|CNY)\s*(\d{1,7}(?:,\d{3})*(?:\.\d{1,2})?)|(\d{1,7}(?:,\d{3})*(?:\.\d{1,2})?)\s*(?:元|块|rmb)/giu;

/** Amounts of money in a text, in order. */
export function readMoney(text: string): readonly WrittenMoney[] {
  return [...text.matchAll(MONEY)].map((match) => ({
    amount: Number((match[1] ?? match[2] ?? '0').replaceAll(',', '')),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** A number as people write one in a cell, for use inside a larger expression: digits or Chinese numerals up to 99. */
export const NUMERAL = String.raw`(?:\d{1,4}|[零〇一二两三四五六七八九十廿]{1,4})`;

/** The number written in digits (of any width) or Chinese numerals below a hundred: `3`, `三`, `十二`, `二十一`, `廿五`. Null when it is neither. */
export function readNumeral(text: string): number | null {
  const word = text.normalize('NFKC').trim().replace('廿', '二十');
  if (/^\d{1,6}$/u.test(word)) return Number(word);
  const match = /^(?:([一二两三四五六七八九])?(十))?([零〇一二两三四五六七八九])?$/u.exec(word);
  if (!match || word === '') return null;
  const tens = match[2] === undefined ? 0 : (digits[match[1] ?? '一'] ?? 1) * 10;
  return tens + (match[3] === undefined ? 0 : (digits[match[3]] ?? 0));
}

/**
 * Whether a text names a time of day, as people write it: `20:30`, `20：30`, `晚上8:30`, `20点30`, `8点半`, `20点` for the full hour, `8:30 pm`.
 * Twelve-hour forms count as either half of the day: it is for warning a person, who then reads the text.
 */
export function namesHour(text: string, { hour, minute }: { hour: number; minute: number }): boolean {
  const hours = [...new Set([hour, hour % 12 === 0 ? 12 : hour % 12])].flatMap((one) => (one < 10 ? [`0?${one}`] : [`${one}`]));
  const minutes = String(minute).padStart(2, '0');
  const inChinese = minute === 0 ? '点(?!\\d|半|[一二三四五])' : minute === 30 ? '点(?:半|30)' : `点${minutes}`;
  const forms = hours.flatMap((one) => [
    `(?<!\\d|[:：])${one}[:：]${minutes}(?!\\d)`,
    `(?<!\\d)${one}${inChinese}`,
    ...(minute === 0 ? [`(?<![\\d:])${one} ?[ap]m\\b`] : []),
  ]);
  return new RegExp(forms.join('|'), 'iu').test(text);
}

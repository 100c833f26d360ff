/**
 * What a text says about days and hours. After a script was stretched such words may be untrue; and what only opens or ends a day has no place where that day's begin
 * or end is gone.
 */
const patterns = {
  /** of its own day */
  today: /今天|今日|今晚|今早|今夜|今儿|\b(?:today|tonight|this (?:morning|afternoon|evening))\b/giu,
  /** of a day beside its own */
  otherDay: /明天|明日|明晚|明早|后天|昨天|昨晚|昨日|\b(?:tomorrow|yesterday|last night)\b/giu,
  /** of days by number, or of how many there are */
  dayNumber:
    /第\s*[一二三四五六七八九十\d]+\s*[天日]|(?<![\d第])(?:[一二两三四五六七]|\d{1,2})\s*天|\bday\s*\d+\b|\b(?:\d{1,2}|one|two|three|four|five|six|seven)[- ]days?\b/giu,
  clock: /(?<!\d)\d{1,2}[:：]\d{2}(?!\d)|[早晚上下午]{1,2}[一二三四五六七八九十\d]{1,2}点|\b\d{1,2}\s?[ap]m\b/giu,
} as const;

export type SpokenOf = keyof typeof patterns;

/** The words of a text that speak of days or hours, by what they speak of. */
export function speaksOf(text: string): Readonly<Record<SpokenOf, readonly string[]>> {
  // a countdown or date in a variable is always right
  const said = text.replaceAll(/\{\{.*?\}\}|\{%.*?%\}|https?:\S+/gsu, ' ');
  const words = (pattern: RegExp) => [...new Set([...said.matchAll(pattern)].map(([word]) => word))];
  return {
    today: words(patterns.today),
    otherDay: words(patterns.otherDay),
    dayNumber: words(patterns.dayNumber),
    clock: words(patterns.clock),
  };
}

const GREETING = /早安|早上好|早晨好|早啊|\bgood morning\b|\bmorning,/iu;
const PREVIEW = /明天|明晚|明早|明日|\btomorrow\b/iu;
const RECAP = /小结|总结|回顾|今日安排|\b(?:recap|summary|wrap[- ]?up)\b/iu;

/** Whether a text only opens a day (a morning's greeting). */
export function opensDay(said: string): boolean {
  return GREETING.test(said);
}

/** Whether a text ends a day: it sums up, or speaks of tomorrow. */
export function endsDay(said: string): boolean {
  return PREVIEW.test(said) || RECAP.test(said);
}

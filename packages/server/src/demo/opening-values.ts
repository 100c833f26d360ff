/**
 * What the demo's operator answers when the campaign asks for the values of variables without a source. The workbook's texts speak of counts nobody counts yet
 * (打卡人数, 订单数): the answers are words that stay true whatever the number is, because an invented number would not be.
 */
const answers: readonly { readonly of: RegExp; readonly value: (name: string) => string }[] = [
  { of: /第\d+课链接/, value: (name) => `https://camp.example/lesson/${/\d+/.exec(name)?.[0] ?? '1'}` },
  { of: /直播链接/, value: () => 'https://camp.example/live' },
  { of: /回放链接/, value: () => 'https://camp.example/replay' },
  { of: /商品链接/, value: () => 'https://camp.example/course' },
  { of: /剩余时间/, value: () => '不到半天' },
  { of: /课数$/, value: () => '前几' },
  { of: /数$/, value: () => '好几' },
  { of: /需求/, value: () => '人像与光线' },
];

/** A value for every name; one that no answer fits says so visibly. */
export function openingValues(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, answers.find(({ of }) => of.test(name))?.value(name) ?? `〔${name}〕`]));
}

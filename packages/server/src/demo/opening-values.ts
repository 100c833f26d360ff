/** What the demo's operator answers when the campaign asks for the links of this batch. */
const answers: readonly { readonly of: RegExp; readonly value: (name: string) => string }[] = [
  { of: /第\d+课链接/, value: (name) => `https://camp.example/lesson/${/\d+/.exec(name)?.[0] ?? '1'}` },
  { of: /直播链接/, value: () => 'https://camp.example/live' },
  { of: /回放链接/, value: () => 'https://camp.example/replay' },
  { of: /商品链接/, value: () => 'https://camp.example/course' },
];

/** A value for every name; one that no answer fits says so visibly. */
export function openingValues(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, answers.find(({ of }) => of.test(name))?.value(name) ?? `〔${name}〕`]));
}

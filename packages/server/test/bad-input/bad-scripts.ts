/** Scripts that go wrong, and what answers them. Lines are counted in the file as it is here. */
const good = `kuaishan: 1
title: 三天营
days: 3
channel: webRoom
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-3 }
cues:
  - id: d1-morning
    stage: trust
    when: day 1 09:00
    who: host
    where: room
    do: say
    text: 大家早上好
  - id: d3-closing
    stage: trust
    when: day 3 12:00
    who: host
    where: room
    do: close-room
    text: 再见
`;

export interface BadScript {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** the rule of the finding that answers it */
  readonly rule: string;
  /** where it is: `line:column` (`1:*`: where it is found depends on the machine); null = the file as a whole */
  readonly at: string | null;
}

/** A script there is nothing to say against. */
export function goodScript(): Uint8Array {
  return utf8(good);
}

/** The good script with some of its lines replaced; null drops one. */
function edited(lines: Readonly<Record<number, string | null>>): () => Uint8Array {
  return () =>
    utf8(
      good
        .split('\n')
        .flatMap((line, index) => lines[index + 1] ?? (lines[index + 1] === null ? [] : line))
        .join('\n'),
    );
}

/** `a` is ten, `b` ten of `a`, … `i` a billion. */
const billionLaughs = `a: &a [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]\n${[...'bcdefghi']
  .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
  .join('\n')}\n`;

export const badScripts: readonly BadScript[] = [
  { name: 'empty', bytes: () => utf8(''), rule: 'not-a-script', at: '1:1' },
  { name: 'a list instead of a script', bytes: () => utf8('- 早上好\n- 晚上好\n'), rule: 'not-a-script', at: '1:1' },
  { name: 'prose instead of a script', bytes: () => utf8('第一天早上九点，班主任说早安。\n'), rule: 'not-a-script', at: '1:1' },
  { name: 'a language version of the future', bytes: edited({ 1: 'kuaishan: 2' }), rule: 'not-a-script', at: '1:11' },
  { name: 'two documents', bytes: () => utf8(`${good}---\n${good}`), rule: 'not-a-script', at: '23:1' },

  { name: 'a quotation mark never closed', bytes: edited({ 2: 'title: "三天营' }), rule: 'bad-yaml', at: '2:8' },
  { name: 'a tab as indentation', bytes: edited({ 10: '\tstage: trust' }), rule: 'bad-yaml', at: '10:1' },
  { name: 'crooked indentation', bytes: edited({ 10: '   stage: trust' }), rule: 'bad-yaml', at: '10:1' },
  { name: 'a second colon', bytes: edited({ 15: '    text: 提醒: 九点上课' }), rule: 'bad-yaml', at: '15:11' },
  { name: 'a text that begins with @', bytes: edited({ 15: '    text: @所有人 早上好' }), rule: 'bad-yaml', at: '15:11' },

  { name: 'a key twice', bytes: edited({ 3: 'days: 3\ntitle: 四天营' }), rule: 'duplicate-key', at: '4:1' },
  { name: 'a cue id twice', bytes: edited({ 16: '  - id: d1-morning' }), rule: 'duplicate-cue', at: '16:9' },
  { name: 'an unknown key', bytes: edited({ 12: '    whom: host' }), rule: 'unknown-key', at: '12:5' },
  { name: 'a key named __proto__', bytes: edited({ 12: '    who: host\n    __proto__: x' }), rule: 'unknown-key', at: '13:5' },
  { name: 'no cues', bytes: () => utf8(good.slice(0, good.indexOf('cues:'))), rule: 'missing-key', at: '1:1' },

  { name: 'alias bomb (a billion laughs)', bytes: () => utf8(`${billionLaughs}${good}`), rule: 'no-alias', at: '1:7' },
  {
    name: 'an anchor and its alias',
    bytes: edited({ 15: '    text: &早 大家早上好', 22: '    text: *早' }),
    rule: 'no-alias',
    at: '15:14',
  },
  { name: 'a merge key', bytes: edited({ 10: '    <<: *早' }), rule: 'no-alias', at: '10:9' },
  { name: 'a tag that makes code', bytes: edited({ 15: '    text: !!js/function "() => 1"' }), rule: 'no-alias', at: '15:25' },
  { name: 'ten thousand brackets deep', bytes: () => utf8('['.repeat(10_000)), rule: 'too-large', at: '1:*' },

  { name: 'a NUL byte', bytes: edited({ 15: '    text: 大家\0早上好' }), rule: 'bad-character', at: '15:13' },
  { name: 'an escape character of a terminal', bytes: edited({ 2: 'title: \u001B[31m三天营' }), rule: 'bad-character', at: '2:8' },
  { name: 'a NUL written as an escape', bytes: edited({ 15: '    text: "大家\\0早上好"' }), rule: 'bad-character', at: '15:11' },
  { name: 'invalid UTF-8', bytes: () => damaged(edited({})(), '大家早上好'), rule: 'encoding', at: '15:11' },
  { name: 'GBK instead of UTF-8', bytes: () => gbkTitle(), rule: 'encoding', at: '2:8' },
  { name: 'a workbook', bytes: () => Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), rule: 'not-a-script', at: null },
  { name: 'a picture', bytes: () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), rule: 'not-a-script', at: null },

  { name: '25:00', bytes: edited({ 11: '    when: day 1 25:00' }), rule: 'bad-time', at: '11:11' },
  { name: 'a time in words nobody defined', bytes: edited({ 11: '    when: 早上' }), rule: 'bad-time', at: '11:11' },
  { name: 'a day beyond the script', bytes: edited({ 18: '    when: day 9 12:00' }), rule: 'bad-time', at: '18:11' },
  { name: '100,000 days', bytes: edited({ 3: 'days: 100000' }), rule: 'bad-value', at: '3:7' },
  { name: 'an unknown role', bytes: edited({ 12: '    who: 校长' }), rule: 'unknown-role', at: '12:10' },
  { name: 'after a cue there is none of', bytes: edited({ 18: '    when: after d2-nothing' }), rule: 'unknown-reference', at: '18:11' },
  {
    name: 'two cues that wait for each other',
    bytes: edited({ 11: '    when: after d3-closing', 18: '    when: after d1-morning' }),
    rule: 'unknown-reference',
    at: '11:11',
  },
  { name: 'an audience nobody can read', bytes: edited({ 13: '    where: room\n    to: not (spoke' }), rule: 'bad-audience', at: '14:13' },
  { name: 'a variable never closed', bytes: edited({ 15: '    text: 早上好 {{ 昵称' }), rule: 'bad-text', at: '15:15' },

  { name: 'a text over the platform’s limit', bytes: edited({ 15: `    text: ${'好'.repeat(4_001)}` }), rule: 'too-long', at: '15:11' },
  { name: '5 MB', bytes: () => utf8(`${good}notes: ${'好'.repeat(1_700_000)}\n`), rule: 'too-large', at: '1:1' },
  { name: '3,000 cues', bytes: () => utf8(good + manyCues(3_000)), rule: 'too-large', at: '9:3' },
];

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One byte of a word is lost, as by a bad copy. */
function damaged(bytes: Uint8Array, word: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(word);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
}

/** 标题 as an old text editor on Windows saves it. */
function gbkTitle(): Uint8Array {
  const [before = '', after = ''] = good.split('三天营');
  return Buffer.concat([utf8(before), Uint8Array.from([0xc8, 0xfd, 0xcc, 0xec, 0xd3, 0xaa]), utf8(after.replace(/[^\n -~]+/gu, 'x'))]);
}

function manyCues(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `  - { id: c${index}, stage: trust, when: on go, who: host, where: room, do: say, text: 好 }\n`,
  ).join('');
}

import { describe, expect, test } from 'vitest';
import { smallScript, told } from '../../test/small-script.ts';
import { formatFinding } from '../finding.ts';
import type { Cue } from '../script.ts';
import { parseScript } from './parse-script.ts';

const whole = `# yaml-language-server: $schema=./script-v1.schema.json
kuaishan: 1
title: 五天训练营
days: 6
channel: webRoom
quietHours: 22:30-07:30
roles: { host: 阿宁, 顾问: 小禾 }
stages:
  - { name: trust, days: 1-2 }
  - { name: 转化期, days: 2-4 }
variables:
  第一课链接:
  群规: "①每天19:30发课"
  名额: 120
  空的: ""
notes: |
  第一行

  第三行
cues:
  - id: d1-0900-欢迎
    title: 欢迎
    when: day 1 09:00
    who: 班主任
    to: 没有发过言 且 需求已知
    text: |
      欢迎{{ 群名 }}，
        第一课：{{ 第一课链接 }}
    variants: ["你好，{{ 群名 }}", 欢迎欢迎]
    attachments: 海报.png
    sendUntil: 20:40
    origin: SOP!G3
  - { id: hello, stage: trust, when: 入群后2小时, who: 顾问, where: 私聊, text: '{{ 昵称 }}您好' }
  - { id: 打电话, stage: 追销期, when: after hello, who: 顾问, do: task, text: 打电话, sendUntil: 2小时 }
  - { id: end, stage: followUp, when: 第6天12:00, who: host, do: 解散群 }
`;

describe('a whole script', () => {
  const parsed = parseScript(whole);
  const cues: readonly Cue[] = parsed.ok ? parsed.script.cues : [];

  test('is read without findings', () => {
    expect(parsed.findings.map((finding) => formatFinding(finding, 'en'))).toEqual([]);
    expect(parsed.ok).toBe(true);
  });

  test('keeps its head', () => {
    expect(parsed.ok && parsed.script).toMatchObject({
      language: 1,
      title: '五天训练营',
      days: 6,
      channel: 'webRoom',
      quietHours: { fromMinute: 1350, toMinute: 450 },
      roles: { host: '阿宁', consultant: '小禾' },
      stages: [
        { name: 'trust', fromDay: 1, toDay: 2 },
        { name: 'conversion', fromDay: 2, toDay: 4 },
      ],
      notes: '第一行\n\n第三行',
    });
  });

  test('tells variables that are asked for from fixed ones, and an empty text from no value', () => {
    expect(parsed.ok && parsed.script.variables.map(({ name, value }) => [name, value])).toEqual([
      ['第一课链接', null],
      ['群规', '①每天19:30发课'],
      ['名额', '120'],
      ['空的', ''],
    ]);
  });

  test('keeps every field of a cue', () => {
    expect(cues[0]).toMatchObject({
      id: 'd1-0900-欢迎',
      // the one stage that covers day 1
      stage: 'trust',
      when: { kind: 'at', time: { day: 1, minuteOfDay: 540 } },
      role: 'host',
      place: 'room',
      action: 'say',
      audience: {
        op: 'and',
        of: [
          { op: 'not', of: { op: 'milestone', name: 'spoke' } },
          { op: 'fact', name: 'need', compare: 'known', value: null },
        ],
      },
      texts: ['欢迎{{ 群名 }}，\n  第一课：{{ 第一课链接 }}', '你好，{{ 群名 }}', '欢迎欢迎'],
      attachments: ['海报.png'],
      sendUntil: { kind: 'at', time: { day: 1, minuteOfDay: 1240 } },
      origin: { sheet: 'SOP', cell: 'G3' },
    });
  });

  test('knows what is said privately as a whisper, wherever it was only half said', () => {
    expect(cues[1]).toMatchObject({
      action: 'whisper',
      place: 'private',
      when: { kind: 'relative', anchor: { kind: 'join' }, offsetMinutes: 120 },
    });
    expect(cues[2]).toMatchObject({ action: 'task', place: 'room', when: { anchor: { kind: 'cue', cue: 'hello' }, waitsForAnchor: true } });
    expect(cues[3]).toMatchObject({ action: 'close-room', place: 'room', texts: [] });
  });

  test('knows where each field and each variable stands', () => {
    expect(cues[0]?.at).toEqual({ line: 21, column: 5 });
    expect(cues[0]?.fields).toMatchObject({
      when: { line: 23, column: 11 },
      role: { line: 24, column: 10 },
      to: { line: 25, column: 9 },
      'variable:群名': { line: 27, column: 12 },
      'variable:第一课链接': { line: 28, column: 16 },
    });
    expect(cues[1]?.fields['variable:昵称']).toEqual({ line: 33, column: 76 });
  });

  test('reads the same with Windows line ends and a byte order mark', () => {
    const windows = parseScript(`\uFEFF${whole.replaceAll('\n', '\r\n')}`);
    expect(windows).toEqual(parsed);
  });
});

/** Each: what is wrong, the file, and every finding with its place. */
const wrong: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '', ['not-a-script@1:1']],
  ['a file of comments', '# nothing', ['not-a-script@1:1']],
  ['a sentence', '大家好', ['not-a-script@1:1']],
  ['a list', '- a\n- b', ['not-a-script@1:1']],
  ['full-width colons', 'title：训练营\ndays：3', ['not-a-script@1:1']],
  ['two documents', 'kuaishan: 1\n---\nkuaishan: 1\n', ['not-a-script@2:1']],
  ['a NUL byte', 'kuaishan: 1\ntitle: a\0b', ['bad-character@2:9']],
  ['a tab as indentation', 'kuaishan: 1\nroles:\n\thost: a', ['bad-yaml@3:1']],
  ['an unclosed quote, where it opens', 'kuaishan: 1\ntitle: "a\ndays: 1\n', ['bad-yaml@2:8']],
  ['an unclosed bracket, where it opens', 'roles: { host: a\ntitle: b\n', ['bad-yaml@1:8']],
  ['an unclosed bracket in another', 'cues: [{ id: a }, { id: b\ntitle: c\n', ['bad-yaml@1:19']],
  ['a second colon', 'title: a: b', ['bad-yaml@1:8']],
  ['an anchor and its alias', 'kuaishan: 1\ntitle: &t a\nnotes: *t', ['no-alias@2:11']],
  ['a tag', 'kuaishan: 1\ntitle: !!binary aGk=', ['no-alias@2:17']],
  ['a later language', smallScript({ cues: [{}], head: ['kuaishan: 2'] }), ['not-a-script@4:11']],
  ['no title', smallScript({ cues: [{}], head: ['title:'] }), ['missing-key@4:1']],
  ['a key twice', smallScript({ cues: [{}], head: ['notes: a', 'notes: b'] }), ['duplicate-key@6:1']],
  ['a mistyped key', smallScript({ cues: [{}], head: ['note: a'] }), ['unknown-key@5:1']],
  ['days that are no number', smallScript({ cues: [{}], head: ['days: 六天'] }), ['bad-value@4:7']],
  ['no cues', 'kuaishan: 1\ntitle: a\ndays: 1\ncues: []', ['bad-value@4:7']],
  ['cues that are no list', 'kuaishan: 1\ntitle: a\ndays: 1\ncues: { a: b }', ['bad-value@4:7']],
  ['a cue that is no cue', 'kuaishan: 1\ntitle: a\ndays: 1\ncues:\n  - hello', ['bad-value@5:5']],
  ['a role nobody knows', smallScript({ cues: [{ who: '校长' }] }), ['unknown-role@9:10']],
  ['a time that is none', smallScript({ cues: [{ when: 'day 1 25:00' }] }), ['bad-time@8:11']],
  ['midnight as 24:00', smallScript({ cues: [{ when: 'day 1 24:00' }] }), ['bad-time@8:11']],
  ['a time without a day', smallScript({ cues: [{ when: '09:00' }] }), ['bad-time@8:11']],
  ['a day beyond the script', smallScript({ cues: [{ when: 'day 7 09:00' }] }), ['bad-time@8:11']],
  ['day zero', smallScript({ cues: [{ when: 'day 0 09:00' }] }), ['bad-time@8:11']],
  ['a time in words', smallScript({ cues: [{ when: 'tomorrow' }] }), ['bad-time@8:11']],
  ['a time before joining', smallScript({ cues: [{ when: '2h before join' }] }), ['bad-time@8:11']],
  ['the same id twice', smallScript({ cues: [{ id: 'a' }, { id: 'a' }] }), ['duplicate-cue@11:9']],
  ['an id with a space', smallScript({ cues: [{ id: 'a b' }] }), ['bad-value@6:9']],
  ['an id that is a word of time', smallScript({ cues: [{ id: 'join' }] }), ['bad-value@6:9']],
  ['an id of nothing', smallScript({ cues: [{ id: '""' }] }), ['missing-key@6:5']],
  ['a milestone nobody knows', smallScript({ cues: [{ more: ['to: joined and spoek'] }] }), ['unknown-reference@11:20']],
  ['an audience that ends early', smallScript({ cues: [{ more: ['to: joined and'] }] }), ['bad-audience@11:19']],
  ['a text that is no template', smallScript({ cues: [{ text: '你好{{ 昵称' }] }), ['bad-text@10:14']],
  ['nothing to say', smallScript({ cues: [{ text: null }] }), ['missing-key@6:5']],
  ['an empty text', smallScript({ cues: [{ text: '' }] }), ['missing-key@10:5']],
  ['variants without a text', smallScript({ cues: [{ text: null, more: ['variants: [a]', 'attachments: [b]'] }] }), ['missing-key@10:5']],
  ['a whisper in the room', smallScript({ cues: [{ more: ['do: whisper', 'where: room'] }] }), ['bad-value@12:12']],
  ['a list as text', smallScript({ cues: [{ text: null, more: ['text: [a]'] }] }), ['bad-value@10:11']],
  ['an attachment in a folder', smallScript({ cues: [{ more: ['attachments: [../a.png]'] }] }), ['bad-value@11:19']],
  ['half a surrogate pair', smallScript({ cues: [{ text: null, more: ['text: "\\ud83d"'] }] }), ['bad-character@10:11']],
  ['a NUL written as an escape', smallScript({ cues: [{ text: null, more: ['text: "\\0"'] }] }), ['bad-character@10:11']],
  ['a stage of days beyond the script', smallScript({ cues: [{}], head: ['stages: [{ name: trust, days: 5-9 }]'] }), ['bad-time@5:31']],
  ['a stage of days backwards', smallScript({ cues: [{}], head: ['stages: [{ name: trust, days: 4-2 }]'] }), ['bad-value@5:31']],
  ['quiet hours of no time', smallScript({ cues: [{}], head: ['quietHours: 25:00-07:00'] }), ['bad-time@5:13']],
  ['quiet hours in words', smallScript({ cues: [{}], head: ['quietHours: at night'] }), ['bad-value@5:13']],
  ['a variable with a space in its name', smallScript({ cues: [{}], head: ['variables: { a b: c }'] }), ['bad-value@5:14']],
  ['a role twice under two words', smallScript({ cues: [{}], head: ['roles: { host: a, 班主任: b }'] }), ['duplicate-key@4:19']],
  [
    'a cue with everything wrong',
    smallScript({ cues: [{ when: 'never', who: 'nobody', text: '{{', more: ['to: (', 'colour: red'] }] }),
    ['bad-time@8:11', 'unknown-role@9:10', 'bad-text@10:12', 'bad-audience@11:10', 'unknown-key@12:5'],
  ],
];

test.each(wrong)('%s is told with its place', (_what, text, findings) => {
  const parsed = parseScript(text);
  expect(parsed.ok).toBe(false);
  expect(told(parsed.findings)).toEqual(findings);
});

test('what is right is kept beside what is wrong, and every wrong cue is named', () => {
  const parsed = parseScript(smallScript({ cues: [{ id: 'a' }, { id: 'b', when: 'day 9 09:00' }, { id: 'c', who: '校长' }] }));
  expect(parsed.ok ? [] : parsed.partial?.cues.map((cue) => cue.id)).toEqual(['a', 'closing']);
  expect(parsed.findings.map((finding) => finding.cue)).toEqual(['b', 'c']);
});

test('broken YAML is explained once a line, without the parser’s own English in Chinese', () => {
  const why = (text: string) => parseScript(text).findings.map((finding) => finding.message['zh-CN'].why);
  const crooked = 'cues:\n  - id: a\n    who: host\n   where: room\n';
  expect(why(crooked)[0]).toBe('这一行的缩进和上下文对不上。');
  expect(parseScript(crooked).findings.map(({ at }) => at?.line)).toEqual([4]);
  expect(why('kuaishan: 1\ntitle 训练营\ndays: 1\n')).toEqual(['这一行读不出“键: 值”。']);
  expect(why('title: "训练营" 五天\n')).toEqual(['这里多出了读不懂的内容。']);
  expect(why('roles: { host: a\ntitle: 营\n')).toEqual(['引号或括号没有结束。']);
  for (const text of ['a: *nothing', 'a: &b &c d', 'a: !<x', '%YAML 9\n---\na: b', 'a: {b: 1 c: 2}', `${'k'.repeat(1100)}: v`])
    for (const said of why(text)) expect(said).not.toMatch(/[a-z]{2,} [a-z]{2,}/i);
});

test('a mistyped word is answered with the one that was probably meant', () => {
  const todo = (text: string) => parseScript(text).findings.map((finding) => finding.message.en.todo);
  expect(todo(smallScript({ cues: [{}], head: ['nots: a'] }))).toEqual(['Did you mean “notes”?']);
  expect(todo(smallScript({ cues: [{ more: ['话术: a'] }] }))).toEqual(['Did you mean “text”?']);
  expect(todo(smallScript({ cues: [{ more: ['do: wisper'] }] }))).toEqual(['Did you mean “whisper”?']);
});

test('a file beyond its limits is refused before it is read', () => {
  expect(told(parseScript(`title: ${'长'.repeat(200_000)}`).findings)).toEqual(['too-large@1:1']);
  expect(told(parseScript('title: abc', { maxBytes: 5 }).findings)).toEqual(['too-large@1:1']);
  const cues = Array.from({ length: 2001 }, (_, index) => ({ id: `c${index}` }));
  expect(told(parseScript(smallScript({ cues, open: true })).findings)).toEqual(['too-large@6:3']);
});

test('of a thousand mistakes the first two hundred are listed, and the number of the rest', () => {
  const { ok, findings } = parseScript(Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n'));
  expect(ok).toBe(false);
  expect(findings).toHaveLength(201);
  expect(findings.at(-1)?.message.en.why).toBe('There are 804 more mistakes that are not listed.');
});

test('brackets ten thousand deep are refused, not followed', () => {
  expect(parseScript('['.repeat(10_000)).findings.map((finding) => finding.rule)).toEqual(['too-large']);
  expect(parseScript('{a: '.repeat(10_000)).findings.map((finding) => finding.rule)).toEqual(['too-large']);
});

test('aliases that would grow to a billion are refused without being expanded', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
      (key, index) => `${key}: &${key} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[index]}`).join(', ')}]`,
    ),
  ];
  expect(told(parseScript(bomb.join('\n')).findings)).toEqual(['no-alias@1:7']);
});

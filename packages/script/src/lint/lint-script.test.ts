import { describe, expect, test } from 'vitest';
import { readScript, type SmallScript, smallScript, told } from '../../test/small-script.ts';
import type { Finding } from '../script.ts';
import { type LintOptions, lintRules, lintScript } from './index.ts';

/** What one rule says about a script. */
function says(rule: string, script: SmallScript, options: LintOptions = {}): readonly Finding[] {
  return lintScript(readScript(smallScript(script)), { media: new Set(), ...options }).filter((finding) => finding.rule === rule);
}
const severities = (findings: readonly Finding[]) => findings.map((finding) => finding.severity);

/** Each rule: the smallest script that breaks it, where it is told, and the smallest correction. */
interface Breaks {
  readonly rule: string;
  readonly what: string;
  readonly broken: SmallScript;
  readonly at: string;
  readonly mended: SmallScript;
  readonly options?: LintOptions;
}

const breaks: readonly Breaks[] = [
  {
    rule: 'unknown-variable',
    what: 'a variable without a source',
    broken: { cues: [{ text: '看：{{ 回放链接 }}' }] },
    at: '10:17',
    mended: { cues: [{ text: '看：{{ 回放链接 }}' }], head: ['variables: { 回放链接: }'] },
  },
  {
    rule: 'unknown-variable',
    what: 'a variable that differs from member to member, said to all',
    broken: { cues: [{ text: '{{ 昵称 }}您好' }] },
    at: '10:15',
    mended: { cues: [{ text: '{{ 昵称 }}您好', more: ['where: private'] }] },
  },
  {
    rule: 'unknown-variable',
    what: 'a variable in single braces',
    broken: { cues: [{ text: '看：{群名}' }] },
    at: '10:11',
    mended: { cues: [{ text: '看：{{ 群名 }}' }] },
  },
  {
    rule: 'unknown-reference',
    what: 'a cue that does not exist',
    broken: { cues: [{ when: 'after 直播' }] },
    at: '8:11',
    mended: { cues: [{ when: 'after 直播' }, { id: '直播' }] },
  },
  {
    rule: 'unknown-reference',
    what: 'cues that wait for each other',
    broken: {
      cues: [
        { id: 'a', when: 'after b' },
        { id: 'b', when: 'after a' },
      ],
    },
    at: '8:11',
    mended: { cues: [{ id: 'a', when: 'after b' }, { id: 'b' }] },
  },
  {
    rule: 'unknown-reference',
    what: 'a milestone nothing records yet',
    broken: { cues: [{ more: ['to: not paid'] }] },
    at: '11:9',
    mended: { cues: [{ more: ['to: not spoke'] }] },
  },
  {
    rule: 'unknown-role',
    what: 'a role the script does not name',
    broken: { cues: [{ who: 'teacher' }] },
    at: '9:10',
    mended: { cues: [{ who: 'teacher' }], head: ['roles: { host: 阿宁, teacher: 周老师 }'] },
  },
  {
    rule: 'bad-time',
    what: 'an end before the beginning',
    broken: { cues: [{ when: 'day 2 09:00', more: ['sendUntil: day 2 08:00'] }] },
    at: '11:16',
    mended: { cues: [{ when: 'day 2 09:00', more: ['sendUntil: day 2 10:00'] }] },
  },
  {
    rule: 'bad-time',
    what: 'a time before somebody says go',
    broken: {
      cues: [
        { id: 'a', when: 'on go' },
        { id: 'b', when: '5m before a' },
      ],
    },
    at: '13:11',
    mended: {
      cues: [
        { id: 'a', when: 'on go' },
        { id: 'b', when: '5m after a' },
      ],
    },
  },
  {
    rule: 'bad-time',
    what: 'a time before a cue that waits for another',
    broken: { cues: [{ id: 'a' }, { id: 'b', when: 'after a' }, { id: 'c', when: '30m before b' }] },
    at: '18:11',
    mended: { cues: [{ id: 'a' }, { id: 'b', when: 'after a' }, { id: 'c', when: '30m before a' }] },
  },
  {
    rule: 'bad-time',
    what: 'words in the room at each member’s own time',
    broken: { cues: [{ when: '2h after join' }] },
    at: '8:11',
    mended: { cues: [{ when: '2h after join', more: ['where: private'] }] },
  },
  {
    rule: 'bad-time',
    what: 'a room that would close two days after the first member joined',
    broken: { cues: [{ when: '2d after join', text: null, more: ['do: close-room'] }], open: true },
    at: '8:11',
    mended: { cues: [{ when: 'day 3 09:00', text: null, more: ['do: close-room'] }], open: true },
  },
  {
    rule: 'quiet-hours',
    what: 'a message at night',
    broken: { cues: [{ when: 'day 1 23:00' }] },
    at: '8:11',
    mended: { cues: [{ when: 'day 1 22:30' }] },
  },
  {
    rule: 'quiet-hours',
    what: 'a message at night by another cue’s time',
    broken: {
      cues: [
        { id: 'a', when: 'day 1 22:00' },
        { id: 'b', when: '9h after a' },
      ],
    },
    at: '13:11',
    mended: {
      cues: [
        { id: 'a', when: 'day 1 22:00' },
        { id: 'b', when: '10h after a' },
      ],
    },
  },
  {
    rule: 'too-many-messages',
    what: 'the thirteenth message of a day',
    broken: {
      cues: Array.from({ length: 13 }, (_, index) => ({ when: `day 1 ${10 + Math.floor(index / 2)}:${index % 2 ? '30' : '00'}` })),
    },
    at: '68:11',
    mended: { cues: Array.from({ length: 12 }, () => ({ when: 'day 1 12:00' })) },
  },
  {
    rule: 'channel-cannot',
    what: 'an audience the channel cannot hear',
    broken: { cues: [{ more: ['to: not spoke', 'do: task'] }], head: ['channel: prompter'] },
    at: '12:9',
    mended: { cues: [{ more: ['to: not spoke', 'do: task'] }], head: ['channel: webRoom'] },
  },
  {
    rule: 'channel-cannot',
    what: 'words in the room that only some should hear',
    broken: { cues: [{ more: ['to: not spoke'] }] },
    at: '11:9',
    mended: { cues: [{ more: ['to: not spoke', 'where: private'] }] },
  },
  {
    rule: 'channel-cannot',
    what: 'more attachments than a message takes',
    broken: { cues: [{ more: ['attachments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]'] }] },
    at: '11:18',
    mended: { cues: [{ more: ['attachments: [1, 2, 3, 4, 5, 6, 7, 8, 9]'] }] },
  },
  {
    rule: 'no-closing',
    what: 'a room that nobody closes',
    broken: { cues: [{}], open: true },
    at: '6:5',
    mended: { cues: [{}] },
  },
  {
    rule: 'no-closing',
    what: 'a message into a room that is closed',
    broken: { cues: [{ when: 'day 6 13:00' }] },
    at: '8:11',
    mended: { cues: [{ when: 'day 6 13:00', more: ['where: private'] }] },
  },
  {
    rule: 'too-long',
    what: 'a text of 1,334 Chinese characters where 4,000 bytes fit',
    broken: { cues: [{ text: '长'.repeat(1334) }], head: ['channel: prompter'] },
    at: '11:11',
    mended: { cues: [{ text: '长'.repeat(1333) }], head: ['channel: prompter'] },
  },
  {
    rule: 'missing-attachment',
    what: 'a picture that is not there',
    broken: { cues: [{ more: ['attachments: [海报.png]'] }] },
    at: '11:18',
    mended: { cues: [{ more: ['attachments: [证书.png]'] }] },
    options: { media: new Set(['证书.png']) },
  },
];

describe.each(breaks)('$rule', ({ rule, what, broken, at, mended, options }) => {
  test(`tells ${what}, once and at its place`, () => {
    expect(told(says(rule, broken, options))).toEqual([`${rule}@${at}`]);
  });
  test(`is silent about the correction of ${what}`, () => {
    expect(says(rule, mended, { ...options, media: options?.media ?? new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9']) })).toEqual([]);
  });
});

test('every rule is shown broken, and says in both languages why it is there', () => {
  expect(lintRules.map((rule) => rule.id).toSorted()).toEqual([...new Set(breaks.map(({ rule }) => rule))].toSorted());
  for (const rule of lintRules) {
    expect(rule.reason['zh-CN']).not.toBe('');
    expect(rule.reason.en).not.toBe('');
    expect(rule.source).not.toBe('');
  }
});

test('a script without fault gives no findings', () => {
  expect(lintScript(readScript(smallScript({ cues: [{}] })))).toEqual([]);
});

describe('unknown-variable', () => {
  const texts = { cues: [{ text: '{{ 打卡人数 }}{{ 打卡人数 }}{{ 第1课链接 }}', more: ['variants: ["{{ 打卡人数 }}"]'] }] };
  test('tells each variable of a cue once, and says which change by the minute', () => {
    const findings = says('unknown-variable', texts);
    expect(findings.map((finding) => finding.message['zh-CN'].why)).toEqual([
      '变量“打卡人数”没有来源，值随时在变，开期时填的一个值到时多半不对。',
      '变量“第1课链接”没有来源，系统不知道它的值。',
    ]);
    expect(severities(findings)).toEqual(['warning', 'warning']);
  });
  test('is satisfied by values already given', () => {
    expect(says('unknown-variable', texts, { values: { 打卡人数: '120', 第1课链接: 'https://example.com' } })).toEqual([]);
  });
  test('is an error where a room post would have no value', () => {
    expect(severities(says('unknown-variable', { cues: [{ text: '{{ 昵称 }}' }] }))).toEqual(['error']);
  });
});

describe('channel-cannot', () => {
  const whisper: SmallScript = { cues: [{ when: '2h after join', more: ['where: private'] }] };
  test('warns that private messages elsewhere are written by hand, and that joining elsewhere goes unseen', () => {
    const findings = says('channel-cannot', whisper, { channel: 'prompter' });
    expect(findings.map((finding) => finding.message.en.why)).toEqual([
      'Prompter does not know who joins when; only members who came through the join link set this cue off.',
      'Prompter cannot know who is in the room or tell members apart, so a person is prompted to write this to each member by hand.',
    ]);
    expect(severities(findings)).toEqual(['warning', 'warning']);
  });
  test('has nothing against the web room', () => {
    expect(says('channel-cannot', whisper, { channel: 'webRoom' })).toEqual([]);
  });
});

test('a reason is accepted for a message at night and for one too many', () => {
  expect(says('quiet-hours', { cues: [{ when: 'day 1 23:00', more: ['reason: 跨年倒计时'] }] })).toEqual([]);
  const cues = Array.from({ length: 13 }, (_, index) => ({ more: index === 12 ? ['reason: 开售夜'] : [] }));
  expect(says('too-many-messages', { cues })).toEqual([]);
});

test('a task at night disturbs nobody, and is no message', () => {
  expect(says('quiet-hours', { cues: [{ when: 'day 1 23:00', more: ['do: task'] }] })).toEqual([]);
  expect(says('too-many-messages', { cues: Array.from({ length: 13 }, () => ({ more: ['do: task'] })) })).toEqual([]);
});

test('a task may hang on joining: a person does it for that member', () => {
  expect(says('bad-time', { cues: [{ when: '2h after join', more: ['do: task'] }] })).toEqual([]);
});

test('values that are known count towards the length of a text', () => {
  const cues = [{ text: '{{ 群规 }}{% if 昵称 %}你{% endif %}' }];
  expect(says('too-long', { cues, head: [`variables: { 群规: ${'长'.repeat(4000)} }`] })).toHaveLength(1);
  expect(says('too-long', { cues, head: [`variables: { 群规: ${'长'.repeat(3999)} }`] })).toEqual([]);
});

test('where the media are not known, every attachment is noted as one to upload', () => {
  const findings = says('missing-attachment', { cues: [{ more: ['attachments: [海报.png, 海报.png, 证书.png]'] }] }, { media: null });
  expect(severities(findings)).toEqual(['info', 'info']);
});

import { describe, expect, test } from 'vitest';
import { readScript, type SmallScript, smallScript, told } from '../../test/small-script.ts';
import { formatFinding } from '../finding.ts';
import type { Finding } from '../script.ts';
import { ruleExamples } from './examples/index.ts';
import { type LintOptions, lintRules, lintScript } from './index.ts';

/** What one rule says about a script. */
function says(rule: string, script: SmallScript, options: LintOptions = {}): readonly Finding[] {
  return lintScript(readScript(smallScript(script)), { media: new Set(), ...options }).filter((finding) => finding.rule === rule);
}
const severities = (findings: readonly Finding[]) => findings.map((finding) => finding.severity);

const shown = Object.entries(ruleExamples).flatMap(([rule, examples]) =>
  examples.map((example) => ({ ...example, rule, what: example.what.en })),
);

describe.each(shown)('$rule: $what', ({ rule, broken, at, mended, options = {}, mendedOptions = options }) => {
  test('is told once, at its place', () => {
    const findings = lintScript(readScript(broken), options).filter((finding) => finding.rule === rule);
    expect(told(findings)).toEqual(at.map((place) => `${rule}@${place}`));
  });
  test('has a correction in which lint finds nothing', () => {
    expect(told(lintScript(readScript(mended), mendedOptions).filter(({ severity }) => severity !== 'info'))).toEqual([]);
  });
});

test('every rule says in both languages why it is there, and where it comes from', () => {
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

describe('a reason', () => {
  test('makes what a rule of craft finds about its cue a note that carries it', () => {
    const [night] = says('quiet-hours', { cues: [{ when: 'day 1 23:00', more: ['reason: 跨年倒计时'] }] });
    expect(night).toMatchObject({ severity: 'info', silenced: '跨年倒计时' });
    expect(formatFinding(night!, 'zh-CN')).toContain('已说明理由：跨年倒计时');
    const cues = Array.from({ length: 13 }, (_, index) => ({ more: index === 12 ? ['reason: 开售夜'] : [] }));
    expect(says('too-many-messages', { cues })).toMatchObject([{ severity: 'info', silenced: '开售夜' }]);
  });
  test('silences nothing about other cues, and no matter of form', () => {
    const cues = [{ when: 'day 1 23:00' }, { when: 'day 1 22:00', more: ['reason: 跨年'], text: '看：{{ 回放链接 }}' }];
    expect(severities(says('quiet-hours', { cues }))).toEqual(['warning']);
    expect(severities(says('unknown-variable', { cues }))).toEqual(['warning']);
  });
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

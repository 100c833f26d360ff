import { describe, expect, test } from 'vitest';
import { sheetOf } from '../../test/tables.ts';
import { parseScript } from '../parse/index.ts';
import { applyProposal } from './apply-proposal.ts';
import { importTable } from './import-table.ts';
import type { CueProposal } from './propose/proposal.ts';

function announced(
  copy: string,
  o: { readonly title?: string; readonly day?: string; readonly time?: string } = {},
): readonly CueProposal[] {
  const sheet = sheetOf('SOP', [
    ['天数', '时间', '动作', '话术'],
    ['Day1', '9:00', '开营', '大家好'],
    [o.day ?? 'Day6', o.time ?? '10:00', o.title ?? '通知', copy],
  ]);
  return importTable([sheet], { locale: 'zh-CN' }).proposals.filter((one) => one.kind === 'close-room');
}

function whenOf(copy: string, o?: Parameters<typeof announced>[1]): unknown {
  const [proposal] = announced(copy, o);
  if (!proposal) return null;
  const { when } = proposal.cue;
  if (when.kind === 'at') return `day ${when.time.day} ${when.time.minuteOfDay / 60}`;
  return when.kind === 'relative' ? `${when.offsetMinutes}${when.waitsForAnchor ? ' waits' : ''}` : when.kind;
}

describe('a closing that is announced is proposed', () => {
  test.each([
    ['本群今日12:00解散，未报名的同学可加顾问。', 'day 6 12'],
    ['公布答疑方式，通知本群12:00解散；买家进会员群。', 'day 6 12'],
    ['这个群明天18:00关闭', 'day 7 18'],
    ['晚上8点关群，请大家保存资料', 'day 6 20'],
    ['21:30晒单，22:00群解散', 'day 6 22'],
    ['第7天12:00解散本群', 'day 7 12'],
    ['本群将在24小时后解散', '1440'],
    ['半小时后解散', '30'],
    ['活动结束，群即将解散，感谢陪伴', '0 waits'],
    ['The group will be closed at 6 pm.', 'day 6 18'],
    ['We will dissolve this chat tomorrow at 12:00', 'day 7 12'],
  ])('%s', (copy, when) => {
    expect(whenOf(copy)).toBe(when);
  });

  test.each([
    '22:00 准时关闭，需要的同学别错过。',
    '报名关闭，感谢陪伴',
    '放心，本群不会解散',
    '活动后群不解散，长期答疑',
    '关群里的提醒',
    'Sign-up closes at 10 pm',
    'The group will not be closed.',
  ])('%s announces none', (copy) => {
    expect(announced(copy)).toEqual([]);
  });

  test('the title alone is enough, and a time already past cannot be meant', () => {
    expect(whenOf('感谢大家', { title: '解散群' })).toBe('0 waits');
    expect(whenOf('9:00 发布的通知：本群解散', { time: '10:00' })).toBe('0 waits');
  });

  test('it names the cell it came from, in words of both languages, with an id of its own', () => {
    const [proposal] = announced('本群今日12:00解散');
    expect(proposal).toMatchObject({ id: 'close-room:d6-1000-通知', kind: 'close-room', cell: 'SOP!D3', cue: { id: 'd6-1200-关闭群' } });
    expect(proposal?.words['zh-CN']).toContain('第 6 天 12:00');
    expect(proposal?.words.en).toContain('day 6 at 12:00');
  });

  test('announced twice for the same time it is proposed once; closed by a row of its own, not at all', () => {
    const rows = (last: string) => [
      ['天数', '时间', '类型', '话术'],
      ['Day5', '9:00', '', '明天12:00本群解散'],
      ['Day6', '10:00', '', '本群今日12:00解散'],
      ['Day6', '12:00', last, '再见'],
    ];
    expect(importTable([sheetOf('S', rows(''))], { locale: 'zh-CN' }).proposals.map(({ cell }) => cell)).toEqual(['S!D3']);
    expect(importTable([sheetOf('S', rows('解散群'))], { locale: 'zh-CN' }).proposals).toEqual([]);
  });
});

describe('accepting a proposal', () => {
  const text = `# 我的剧本
kuaishan: 1
title: 营
days: 6   # 六天
stages:
  - { name: trust, days: 1-6 }

cues:
    # 第一条
    - id: a
      when: day 1 09:00
      who: host
      text: "大家好"   # 引号留着
    - id: b
      when: day 6 10:00
      who: host
      text: |
        本群今日12:00解散
# 结尾的话
`;
  const [proposal] = announced('本群今日12:00解散');
  if (!proposal) throw new Error('no proposal');

  test('adds its cue at the end and leaves every letter of the rest, comments included', () => {
    const after = applyProposal(text, proposal);
    const lines = after.split('\n');
    expect(lines.filter((line) => !text.split('\n').includes(line))).toEqual([
      '    - id: d6-1200-关闭群',
      '      title: 关闭群',
      '      stage: followUp',
      '      when: day 6 12:00',
      '      where: room',
      '      do: close-room',
      '      origin: SOP!D3',
    ]);
    expect(text.split('\n').every((line) => lines.includes(line))).toBe(true);
    const parsed = parseScript(after);
    expect(parsed.ok && parsed.script.cues.map(({ id, action }) => `${id} ${action}`)).toEqual([
      'a say',
      'b say',
      'd6-1200-关闭群 close-room',
    ]);
  });

  test('twice is once', () => {
    expect(applyProposal(applyProposal(text, proposal), proposal)).toBe(applyProposal(text, proposal));
  });

  test('makes the script longer where the cue lies beyond it', () => {
    const after = applyProposal(text.replace('days: 6   #', 'days: 5   #').replace('1-6', '1-5').replace('day 6', 'day 5'), proposal);
    expect(after).toContain('days: 6   # 六天');
    expect(parseScript(after).ok).toBe(true);
  });

  test('text that is no script, or has no cues, comes back as it was', () => {
    for (const other of ['', 'cues: 5', 'a: [', '- x', 'kuaishan: 1']) expect(applyProposal(other, proposal)).toBe(other);
  });

  test('a list in brackets takes it, too', () => {
    const flow = 'kuaishan: 1\ntitle: t\ndays: 6\ncues: [{ id: a, stage: trust, when: day 1 09:00, who: host, text: hi }]\n';
    const parsed = parseScript(applyProposal(flow, proposal));
    expect(parsed.ok && parsed.script.cues.length).toBe(2);
  });
});

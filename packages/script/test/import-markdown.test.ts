import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importMarkdown, importPasted, type Script, writeWhen } from '../src/index.ts';
import { importFile } from '../src/workbook/index.ts';

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const line = (cue: Script['cues'][number]) =>
  [writeWhen(cue.when), cue.role, cue.place, cue.action, cue.title ?? '', cue.texts[0] ?? ''].join(' | ');
const lines = (text: string) => (importMarkdown(text, { locale: 'zh-CN' }).script?.cues ?? []).map(line);

describe('the sample of a launch in Markdown', () => {
  const launch = importMarkdown(read('skincare-launch-3-days.md'), { locale: 'zh-CN', name: 'skincare-launch-3-days.md' });

  test('19 lines become 19 cues on 4 days, each at its line', () => {
    expect([launch.rows, launch.cues, launch.days]).toEqual([19, 19, 4]);
    expect(launch.script?.cues.map(({ origin }) => origin?.cell)).toEqual(
      [6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 25, 26, 27, 30].map((number) => `L${number}`),
    );
  });

  test('its title, people and stages are read, its first lines kept as notes', () => {
    expect(launch.script?.title).toBe('「松间」修护精华 新品快闪群 3天');
    expect(launch.script?.roles).toMatchObject({ host: '阿宁' });
    expect(launch.notes).toContain('人数：每群200人');
    expect(launch.script?.stages.map(({ name }) => name)).toContain('followUp');
  });

  test('what tells a person what to do is a task, not a post; the closing it announces is proposed', () => {
    expect(launch.script?.cues.filter(({ action }) => action === 'say')).toEqual([]);
    expect(launch.findings.map(({ rule }) => rule)).toContain('instruction');
    const closing = launch.proposals.filter((one) => one.kind === 'close-room');
    expect(closing.map(({ cell, cue }) => [cell, writeWhen(cue.when)])).toEqual([['Markdown!L30', 'day 4 12:00']]);
  });
});

test('lists, quotations, fences, tables, emphasis, links, pictures, full-width digits, emoji and front matter', () => {
  const camp = importMarkdown(read('early-bird-7-days.md'), { locale: 'zh-CN' });
  expect(camp.script?.title).toBe('早起打卡7天训练营');
  expect([...new Set(camp.script?.cues.map(line))]).toEqual(
    expect.arrayContaining([
      'day 1 08:30 | host | room | say | 早安问候 | 大家早上好！今天是第一天 ☀️\n1. 打卡\n2. 报到',
      'day 1 09:30 | consultant | private | whisper |  | {{ 昵称 }}您好，我是您的顾问小禾',
      'day 1 12:00 | host | room | moments |  | 发3条海报',
      'day 1 20:00 | host | room | live-start | 今晚开讲 | 各位同学，直播间见\n\n不见不散',
      'day 2 08:00 | host | room | say |  | 早上好|大家好\n今天第二课',
      'day 6 20:30 | consultant | private | whisper |  | {{ 昵称 }}，作业交了吗？',
      '10m after join | consultant | private | whisper |  | 欢迎加入～',
      'day 6 20:30 | assistant | room | say |  | 记得打卡',
      'day 7 20:30 | host | room | say | 结营典礼 | 感谢大家！\n  本群明天 12:00 解散',
      'day 7 09:30 | host | room | task |  | 发 9.90 元红包',
    ]),
  );
  expect(camp.script?.cues.find(({ title }) => title === null)?.attachments).toEqual([]);
  expect(camp.script?.cues.flatMap(({ attachments }) => attachments)).toEqual(
    expect.arrayContaining(['海报1.png', '海报2.png', 'day2.png']),
  );
  expect(camp.notes).toContain('10:00 之前联系助教');
  // a heading over several days gives each of them its cues, and says so
  expect(camp.findings.filter(({ rule }) => rule === 'row-expanded').map(({ cell }) => cell)).toEqual(['Markdown!L30']);
});

test('a launch in English', () => {
  const launch = importMarkdown(read('sourdough-launch.md'), { locale: 'en' });
  expect(launch.script?.roles).toMatchObject({ host: 'Anna' });
  expect(launch.script?.cues.map(line)).toEqual(
    expect.arrayContaining([
      'day 1 09:00 | host | room | say |  | Hi everyone, welcome to the bake-along!',
      'day 1 14:00 | consultant | private | task |  | Consultant greets each member, asks about budget',
      'day 1 20:30 | host | room | live-start |  | Starter demo',
      'day 2 10:00 | host | room | collect-showcase |  | Share your loaf, and you may win',
      'day 4 20:00 | host | room | open-offer |  | open the sale, post the link',
    ]),
  );
});

test('dates and weekdays as headings, days in bold, a day within the line', () => {
  expect(lines('## 12月1日（周二）\n9:00群内：大家早\n\n## 12月3日\n9:00群内：大家晚')).toEqual([
    'day 1 09:00 | host | room | say |  | 大家早',
    'day 3 09:00 | host | room | say |  | 大家晚',
  ]);
  expect(lines('**第一天**\n早8点 群内：大家早\n【第二天】\n晚上8:30 群内：大家好')).toEqual([
    'day 1 08:00 | host | room | say |  | 大家早',
    'day 2 20:30 | host | room | say |  | 大家好',
  ]);
  expect(lines('Day1 9:00 群内：大家早\nDay2 20：30 私聊 顾问：{昵称}好')).toEqual([
    'day 1 09:00 | host | room | say |  | 大家早',
    'day 2 20:30 | consultant | private | whisper |  | {{ 昵称 }}好',
  ]);
});

test('pasted from a document it is read as one; a text file with lines of times, too', async () => {
  const pasted = importPasted(read('skincare-launch-3-days.md'), { locale: 'zh-CN' });
  expect(pasted.cues).toBe(19);
  const file = await importFile(new TextEncoder().encode('第1天\n9:00群内：大家早\n20:00群内：大家晚上好\n'), 'plan.txt', {
    locale: 'zh-CN',
  });
  expect(file.ok && file.imported.script?.cues.map(line)).toEqual([
    'day 1 09:00 | host | room | say |  | 大家早',
    'day 1 20:00 | host | room | say |  | 大家晚上好',
  ]);
});

test('a document in GBK is read; one that is no text is refused with what it is', async () => {
  // 第1天 / 9:00群内：大家早
  const gbk = Uint8Array.from([
    0xb5,
    0xda,
    0x31,
    0xcc,
    0xec,
    0x0a,
    ...[0x39, 0x3a, 0x30, 0x30, 0xc8, 0xba, 0xc4, 0xda, 0xa3, 0xba, 0xb4, 0xf3, 0xbc, 0xd2, 0xd4, 0xe7],
  ]);
  const read = await importFile(gbk, 'plan.md', { locale: 'zh-CN' });
  expect(read.ok && read.imported.script?.cues.map(line)).toEqual(['day 1 09:00 | host | room | say |  | 大家早']);
  const picture = await importFile(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'plan.md', { locale: 'zh-CN' });
  expect(picture).toMatchObject({ ok: false });
});

import { expect, test } from 'vitest';
import { readScript } from '../../test/small-script.ts';
import { diffScripts } from './diff-scripts.ts';

const camp = `kuaishan: 1
title: 五天营
days: 5
channel: webRoom
roles: { host: 阿澈, consultant: 小禾 }
stages: [{ name: trust, days: 1-2 }, { name: conversion, days: 3-4 }, { name: followUp, days: 4-5 }]
variables: { 商品链接: https://camp.example/course }
cues:
  - { id: hello, title: 开营, stage: trust, when: day 1 09:00, who: host, text: 欢迎来到五天营 }
  - { id: sale, title: 开售, stage: followUp, when: day 4 20:30, who: host, text: "报名：{{ 商品链接 }}，截止明晚22:00。" }
  - { id: posts, title: 晒单, stage: followUp, when: 30m after sale, who: host, text: 晒出你的订单 }
  - { id: last, title: 最后提醒, stage: followUp, when: day 5 21:30, who: consultant, where: private, to: not spoke, text: 还有半小时 }
  - { id: close, title: 解散, stage: followUp, when: day 5 22:30, who: host, do: close-room }
`;

/** The sentences of what differs after an edit of the camp's text. */
function said(edit: (text: string) => string, locale: 'zh-CN' | 'en' = 'zh-CN'): readonly string[] {
  return diffScripts(readScript(camp), readScript(edit(camp))).map(({ words }) => words[locale]);
}

test('a moved cue says from when to when, the day once; what hangs on it moves along', () => {
  const edit = (text: string) => text.replace('day 4 20:30', 'day 4 21:00');
  expect(said(edit)).toEqual(['把“开售”从第4天 20:30 挪到 21:00', '“晒单”随之从第4天 21:00 挪到 21:30（它跟着“开售”）']);
  expect(said(edit, 'en')).toEqual([
    'moved “开售” from day 4 20:30 to 21:00',
    '“晒单” moves along from day 4 21:00 to 21:30, as it hangs on “开售”',
  ]);
  expect(said((text) => text.replace('day 4 20:30', 'day 5 20:30'))[0]).toBe('把“开售”从第4天 20:30 挪到第5天 20:30');
});

test('a reworded text shows the changed words only', () => {
  expect(said((text) => text.replace('截止明晚22:00', '截止今晚22:30'))).toEqual(['改了“开售”的话术：“明晚22:00” → “今晚22:30”']);
  expect(said((text) => text.replace('欢迎来到五天营', '欢迎大家来到五天营'))).toEqual(['改了“开营”的话术：加了“大家”']);
});

test('who, to whom, where and with what are told by their words', () => {
  expect(said((text) => text.replace('when: day 1 09:00, who: host', 'when: day 1 09:00, who: consultant'))).toEqual([
    '“开营”的执行人从班主任改成顾问',
  ]);
  expect(said((text) => text.replace('to: not spoke, ', ''))).toEqual(['去掉了“最后提醒”的对象（原来是没有发过言）']);
  expect(said((text) => text.replace('text: 晒出你的订单', 'text: 晒出你的订单, attachments: [海报.png]'))).toEqual([
    '“晒单”的素材：原来没有，现在是“海报.png”',
  ]);
});

test('added and removed cues are told with their time, role and act', () => {
  expect(said((text) => text.replace(/ {2}- \{ id: last.*\n/u, ''))).toEqual(['删了“最后提醒”（第5天 21:30，顾问，私下说）']);
  const added = '  - { id: noon, title: 午间, stage: trust, when: day 2 12:00, who: host, text: 小知识 }\n  - { id: close';
  expect(said((text) => text.replace('  - { id: close', added), 'en')).toEqual(['added “午间” (day 2 12:00, host, say)']);
});

test('a cue under a new id is the same cue when nothing else could be meant, and what hangs on it has not changed', () => {
  const renamed = (text: string) => text.replace('id: sale', 'id: launch').replace('after sale', 'after launch');
  expect(said(renamed)).toEqual(['“开售”的编号从 sale 改成 launch，其余没变']);
  // changed and renamed at once is no certainty
  expect(said((text) => renamed(text).replace('明晚', '后天')).map((words) => words.slice(0, 2))).toEqual(['删了', '加了', '把“']);
});

test('settings, roles, stages and variables are told by name', () => {
  expect(said((text) => text.replace('days: 5\n', 'days: 6\n'))).toEqual(['天数从5改成6']);
  expect(said((text) => text.replace('host: 阿澈', 'host: 小满'), 'en')).toEqual(['changed role “Host” from “阿澈” to “小满”']);
  expect(said((text) => text.replace('days: 3-4', 'days: 2-4'))).toEqual(['阶段“转化期”的天数从“3-4”改成“2-4”']);
  expect(said((text) => text.replace('商品链接: https://camp.example/course', '商品链接:'))).toEqual([
    '变量“商品链接”从“https://camp.example/course”改成开期时再填',
  ]);
});

test('two texts of a thousand words with nothing in common are told as replaced, quickly', () => {
  const [one, other] = ['甲', '乙'].map((letter) => Array.from({ length: 2000 }, (_, n) => `${letter}${n} `).join(''));
  const edit = (text: string) => camp.replace('欢迎来到五天营', text);
  const [difference] = diffScripts(readScript(edit(one ?? '')), readScript(edit(other ?? '')));
  expect(difference?.fragments?.map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

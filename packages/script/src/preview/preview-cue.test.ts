import { expect, test } from 'vitest';
import { parseScript } from '../parse/index.ts';
import { previewCue } from './preview-cue.ts';

const script = `kuaishan: 1
title: 光影营
days: 3
roles: { host: 阿澈, consultant: 小禾 }
stages: [{ name: trust, days: 1-3 }]
variables: { 课名: 构图课 }
products: [{ id: main, kind: main, title: 系统课, price: 1299 }]
offers:
  - { id: flash, product: main, price: 999, opensAt: day 3 20:30, closesAt: day 3 22:30, stock: 100, stockOwner: kuaishan }
cues:
  - { id: hello, when: day 1 09:00, who: host, text: '{{ 昵称 }}，{{ 课名 }}由{{ 班主任 }}带，用{{ 优惠码 }}' }
  - id: private
    when: day 3 20:40
    who: consultant
    do: whisper
    to: joined and not spoke
    text: '{{ 昵称 }}，{{ 价格 }}，{{ 截止时间 }}止，还有{{ 剩余时间 }}'
    variants: ['在吗，{{ 昵称 }}']
    sendUntil: 30m
  - { id: lesson, when: on go, who: host, do: ask, choices: [要, 不要], text: 去拍 }
`;

function preview(cue: string, text?: string) {
  const parsed = parseScript(script);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const cues = parsed.script.cues.map((one) => (one.id === cue && text !== undefined ? { ...one, texts: [text] } : one));
  return previewCue({ ...parsed.script, cues }, { cue, locale: 'zh-CN', openingDate: '2026-12-01' });
}

test('a post in the room has the script’s values, an example for the cast, and a mark where a value is missing or a member’s own', () => {
  const shown = preview('hello');
  expect(shown?.texts).toEqual([{ text: '〔缺:昵称〕，构图课由阿澈带，用〔缺:优惠码〕', slip: null }]);
  expect(shown?.values.map(({ name, source }) => [name, source])).toEqual([
    ['昵称', 'perMember'],
    ['课名', 'fixed'],
    ['班主任', 'example'],
    ['优惠码', 'asked'],
  ]);
  expect([shown?.speaker, shown?.minute, shown?.until, shown?.audience]).toEqual(['阿澈', 540, 660, null]);
});

test('a private message greets an example member, speaks of the offer as the server would, in every phrasing, and says whom it is for', () => {
  const shown = preview('private');
  expect(shown?.texts.map(({ text }) => text)).toEqual(['小雨，¥999，22:30止，还有1小时50分钟', '在吗，小雨']);
  expect(shown?.audience).toBe('入群 且 没有发过言');
  expect(shown?.until).toBe(2 * 1440 + 20 * 60 + 40 + 30);
});

test('platforms say who brings it there, why it is no mass message, and how long it is as they count', () => {
  const shown = preview('hello');
  expect(shown?.platforms.map(({ profile, by, notMass }) => [profile, by, notMass])).toEqual([
    ['webRoom', 'itself', null],
    ['wechat', 'rooms', null],
    ['wecom', 'rooms', 'differs'],
    ['telegram', 'rooms', null],
  ]);
  const text = shown?.texts[0]?.text ?? '';
  expect(shown?.platforms.map(({ length }) => length)).toEqual([[...text].length, ...Array(3).fill(Buffer.byteLength(text))]);
  expect(preview('private')?.platforms.map(({ by }) => by)).toEqual(['itself', 'members', 'members', 'members']);
});

test('a text that cannot be filled in is shown as it is written, with why; an unknown cue is null', () => {
  expect(preview('lesson', '去拍 {{ x')?.texts).toEqual([{ text: '去拍 {{ x', slip: expect.stringContaining('没有结束') }]);
  expect(preview('nobody')).toBeNull();
});

import { expect, test } from 'vitest';
import { readScript, type SmallCue, smallScript } from '../../test/small-script.ts';
import { splitPosts } from './split-posts.ts';

const split = (cues: readonly SmallCue[], o: { allowance: 'monthly' | '7-a-week' | '1-a-day'; monthDays?: number }) =>
  splitPosts(readScript(smallScript({ cues, open: true })), { profile: 'wecom', ...o });

/** `count` posts on each of these days. */
const posts = (days: readonly number[], count: number): SmallCue[] =>
  days.flatMap((day) => Array.from({ length: count }, (_, index) => ({ id: `d${day}-${index}`, when: `day ${day} ${10 + index}:00` })));

test('a platform without mass messages has no allowance', () => {
  const script = readScript(smallScript({ cues: [{}] }));
  for (const profile of ['webRoom', 'wechat', 'telegram'] as const)
    expect(splitPosts(script, { profile, allowance: '1-a-day' })).toBeNull();
});

test('thirty-five posts in five days are more than the month allows, seven of them all a week does', () => {
  const cues = posts([1, 2, 3, 4, 5], 7);
  expect(split(cues, { allowance: 'monthly' })).toMatchObject({ wanted: 35, mostInWindow: 35, amount: 28, mass: { length: 28 } });
  expect(split(cues, { allowance: 'monthly', monthDays: 31 })).toMatchObject({ amount: 31, mass: { length: 31 } });
  expect(split(cues, { allowance: '7-a-week' })).toMatchObject({ mass: { length: 7 }, byHand: { length: 28 } });
  expect(split(cues, { allowance: '1-a-day' })?.days).toEqual([1, 2, 3, 4, 5].map((day) => ({ day, mass: 1, byHand: 6 })));
});

test('a week is any seven days on end: what is sent on the sixth day counts up to the twelfth, not on the thirteenth', () => {
  const week = { allowance: '7-a-week' } as const;
  const head = ['days: 14'];
  const script = (day: number) =>
    readScript(smallScript({ cues: [...posts([6], 7), { id: 'late', when: `day ${day} 10:00` }], head, open: true }));
  expect(splitPosts(script(12), { profile: 'wecom', ...week })?.byHand).toEqual([{ cue: 'late', reason: 'beyond' }]);
  expect(splitPosts(script(13), { profile: 'wecom', ...week })?.byHand).toEqual([]);
});

test('files come first, then long texts, then what is earlier', () => {
  const cues = [
    { id: 'short', when: 'day 1 09:00', text: '早' },
    { id: 'long', when: 'day 1 10:00', text: '很长很长的一段话' },
    { id: 'picture', when: 'day 1 11:00', more: ['attachments: [海报.png]'] },
  ];
  const use = split(cues, { allowance: '1-a-day' });
  expect(use?.mass).toEqual(['picture']);
  expect(split(cues.slice(0, 2), { allowance: '1-a-day' })?.mass).toEqual(['long']);
  expect(split([{ id: 'a' }, { id: 'b' }], { allowance: '1-a-day' })?.mass).toEqual(['a']);
});

test('what differs from room to room, or waits for somebody, is no mass message and uses none up', () => {
  const cues = [
    { id: 'named', text: '欢迎来到{{ 群名 }}' },
    { id: 'counted', text: '今天 {{ 打卡人数 }} 人' },
    { id: 'call', when: 'on go' },
    { id: 'next', when: 'after call' },
    { id: 'asked', text: '看：{{ 第1课链接 }}' },
    { id: 'private', more: ['where: private'] },
    { id: 'task', more: ['do: task'] },
  ];
  expect(split(cues, { allowance: 'monthly' })).toMatchObject({
    wanted: 1,
    mass: ['asked'],
    byHand: [
      { cue: 'named', reason: 'differs' },
      { cue: 'counted', reason: 'differs' },
      { cue: 'call', reason: 'unscheduled' },
      { cue: 'next', reason: 'unscheduled' },
    ],
  });
});

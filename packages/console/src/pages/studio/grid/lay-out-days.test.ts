import { expect, test } from 'vitest';
import type { CheckedCue } from '../../../api/types.ts';
import { layOutDays } from './lay-out-days.ts';

const cue = (id: string, role: CheckedCue['role'] = 'host'): CheckedCue => ({
  cue: id,
  title: id,
  day: null,
  at: null,
  hangs: null,
  stage: 'trust',
  role,
  where: 'room',
  action: 'say',
  text: '',
  attachments: [],
  origin: null,
});
const at = (id: string, minute: number | null) => ({ cue: id, line: 1, minute, hangs: null, movable: minute !== null });

test('cues stand on their day in the lane of their role; those that would cover each other stand below one another', () => {
  const { days } = layOutDays({
    days: 2,
    cues: [cue('早'), cue('接着'), cue('晚'), cue('顾问', 'consultant'), cue('次日')],
    plan: [at('早', 540), at('接着', 545), at('晚', 1200), at('顾问', 540), at('次日', 1440 + 600)],
    findings: [],
  });
  expect(
    days.map(({ day, lanes }) => [day, lanes.map(({ role, blocks }) => [role, blocks.map((block) => [block.cue.cue, block.track])])]),
  ).toEqual([
    [
      1,
      [
        [
          'host',
          [
            ['早', 0],
            ['接着', 1],
            ['晚', 0],
          ],
        ],
        ['consultant', [['顾问', 0]]],
      ],
    ],
    [2, [['host', [['次日', 0]]]]],
  ]);
});

test('posts are counted by the hour, and every hour that has one is shown', () => {
  const { days, fromHour, toHour } = layOutDays({ days: 1, cues: [cue('a'), cue('b')], plan: [at('a', 5), at('b', 59)], findings: [] });
  expect([fromHour, toHour]).toEqual([0, 23]);
  expect(days[0]?.load[0]).toEqual({ hour: 0, posts: 2 });
  expect(days[0]?.load.reduce((sum, { posts }) => sum + posts, 0)).toBe(2);
});

test('what the script alone gives no time waits beside the days', () => {
  const { days, waiting } = layOutDays({ days: 0, cues: [cue('口令')], plan: [at('口令', null)], findings: [] });
  expect(days).toEqual([]);
  expect(waiting.map((one) => one.cue.cue)).toEqual(['口令']);
});

test('a day without anything has its strip all the same, so that something can be brought there', () => {
  const { days } = layOutDays({ days: 3, cues: [cue('早')], plan: [at('早', 540)], findings: [] });
  expect(days.map(({ day, lanes }) => [day, lanes.length])).toEqual([
    [1, 1],
    [2, 0],
    [3, 0],
  ]);
});

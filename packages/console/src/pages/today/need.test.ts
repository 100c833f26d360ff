import { expect, test } from 'vitest';
import type { GroupRow } from '../../api/types.ts';
import { needsOf, sortByNeed } from './need.ts';

const calm: GroupRow = {
  groupId: 'g',
  name: '1群',
  campaignId: 'c',
  campaignName: '光影营',
  channel: 'webRoom',
  stage: 'trust',
  performance: 'running',
  room: 'open',
  day: 1,
  members: 150,
  now: null,
  next: null,
  late: 0,
  failed: 0,
  prompts: 0,
  unanswered: 0,
  unposted: 0,
  waiting: 0,
  atRisk: false,
  joinLink: '',
};
const due = (dueAt: string) => ({ cueRunId: 'r', cue: 'c', title: '早安', dueAt, day: 1, at: '08:30' });
const names = (rows: readonly GroupRow[]) => rows.map((row) => row.name);

test('a failed cue comes before a late one, a late one before prompts, prompts before held ones, those before a pause, a pause before calm, the finished last', () => {
  const rows: GroupRow[] = [
    { ...calm, name: '走完', performance: 'finished' },
    { ...calm, name: '顺利' },
    { ...calm, name: '暂停', performance: 'paused' },
    { ...calm, name: '待发', prompts: 9, waiting: 9 },
    { ...calm, name: '晚', late: 1 },
    { ...calm, name: '失败', failed: 1, waiting: 1 },
    { ...calm, name: '按住', waiting: 1 },
  ];
  expect(names(sortByNeed(rows))).toEqual(['失败', '晚', '待发', '按住', '暂停', '顺利', '走完']);
});

test('of equal need, more of it comes first, then what is due soonest, then the name counted as people count', () => {
  const rows: GroupRow[] = [
    { ...calm, name: '10群' },
    { ...calm, name: '2群' },
    { ...calm, name: '晚些', next: due('2026-12-01T12:00:00Z') },
    { ...calm, name: '早些', next: due('2026-12-01T11:00:00Z') },
    { ...calm, name: '待发1', prompts: 1, waiting: 1 },
    { ...calm, name: '待发5', prompts: 5, waiting: 5 },
  ];
  expect(names(sortByNeed(rows))).toEqual(['待发5', '待发1', '早些', '晚些', '2群', '10群']);
});

test('the list given is left as it is', () => {
  const rows = [calm, { ...calm, failed: 1 }];
  sortByNeed(rows);
  expect(rows[0]).toBe(calm);
});

test('a group that runs by itself needs nobody', () => {
  expect(needsOf(calm)).toEqual([]);
  expect(needsOf({ ...calm, late: 2, unposted: 1, prompts: 3, unanswered: 2, waiting: 6 })).toEqual([
    { need: 'late', count: 2 },
    { need: 'unposted', count: 1 },
    { need: 'prompts', count: 3 },
    { need: 'unanswered', count: 2 },
    { need: 'held', count: 1 },
  ]);
});

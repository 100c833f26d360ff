import { expect, test } from 'vitest';
import type { Member } from '../../../api/types.ts';
import { milestoneShares } from './milestone-shares.ts';

const member = (...names: string[]): Member => ({
  memberId: names.join(),
  displayName: '',
  joinedAt: '',
  milestones: names.map((name) => ({ name, words: name, reachedAt: '' })),
  lastSaidAt: null,
  unread: 0,
});

test('each milestone has its count, its base and its share, the most reached first', () => {
  const shares = milestoneShares([member('joined', 'spoke'), member('joined'), member('joined')]);
  expect(shares.map((share) => `${share.name} ${share.percent}% ${share.count}/${share.base}`)).toEqual([
    'joined 100% 3/3',
    'spoke 33% 1/3',
  ]);
});

test('an empty group has no shares', () => {
  expect(milestoneShares([])).toEqual([]);
});

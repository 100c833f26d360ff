import type { Member } from '../../../api/types.ts';

export interface MilestoneShare {
  readonly name: string;
  readonly words: string;
  readonly count: number;
  /** all members of the group */
  readonly base: number;
  /** whole per cent; 0 for an empty group */
  readonly percent: number;
}

/** How many members have reached each milestone that anybody has reached, the most reached first. */
export function milestoneShares(members: readonly Member[]): readonly MilestoneShare[] {
  const base = members.length;
  const reached = new Map<string, { words: string; count: number }>();
  for (const member of members) {
    for (const { name, words } of member.milestones) {
      const known = reached.get(name);
      if (known === undefined) reached.set(name, { words, count: 1 });
      else known.count += 1;
    }
  }
  return [...reached]
    .map(([name, { words, count }]) => ({ name, words, count, base, percent: base === 0 ? 0 : Math.round((100 * count) / base) }))
    .sort((a, b) => b.count - a.count);
}

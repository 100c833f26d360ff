import type { Happenings } from './happenings.ts';
import type { Report } from './report.ts';

/**
 * How much the staff say to one member on one day: the most, and what 95 of 100 member-days do not exceed (nearest rank), overall and by day. A day on
 * which a member got nothing counts for nothing: it would flatter the others.
 */
export function memberDays(days: Happenings['memberDays']): Report['perMemberPerDay'] {
  const byDay = [...Map.groupBy(days, ({ day }) => day)]
    .sort(([a], [b]) => a - b)
    .map(([day, list]) => {
      const members = list.reduce((all, one) => all + one.members, 0);
      const mean = (of: 'room' | 'private') => Math.round((list.reduce((all, one) => all + one[of] * one.members, 0) / members) * 10) / 10;
      return { day, ...most(list), room: mean('room'), private: mean('private') };
    });
  return { ...most(days), byDay };
}

function most(days: Happenings['memberDays']): { max: number; p95: number } {
  const sorted = days.map((one) => ({ count: one.room + one.private, members: one.members })).sort((a, b) => a.count - b.count);
  const rank = Math.ceil(0.95 * sorted.reduce((all, one) => all + one.members, 0));
  let seen = 0;
  const p95 = sorted.find((one) => {
    seen += one.members;
    return seen >= rank;
  });
  return { max: sorted.at(-1)?.count ?? 0, p95: p95?.count ?? 0 };
}

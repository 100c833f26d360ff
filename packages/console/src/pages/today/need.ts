import type { GroupRow } from '../../api/types.ts';

/** Why a group needs a person, the most pressing first. */
export type Need = 'failed' | 'late' | 'unposted' | 'prompts' | 'unanswered' | 'held' | 'paused';

type Counts = Pick<GroupRow, 'failed' | 'late' | 'unposted' | 'prompts' | 'unanswered' | 'waiting' | 'performance'>;

/** What a group needs a person for, with how many of each; empty when it runs by itself. */
export function needsOf(row: Counts): readonly { readonly need: Need; readonly count: number }[] {
  const needs: { need: Need; count: number }[] = [];
  if (row.failed > 0) needs.push({ need: 'failed', count: row.failed });
  if (row.late > 0) needs.push({ need: 'late', count: row.late });
  if (row.unposted > 0) needs.push({ need: 'unposted', count: row.unposted });
  if (row.prompts > 0) needs.push({ need: 'prompts', count: row.prompts });
  if (row.unanswered > 0) needs.push({ need: 'unanswered', count: row.unanswered });
  const held = row.waiting - row.prompts - row.failed - row.unanswered;
  if (held > 0) needs.push({ need: 'held', count: held });
  if (row.performance === 'paused') needs.push({ need: 'paused', count: 1 });
  return needs;
}

const weights: Readonly<Record<Need, number>> = { failed: 7, late: 6, unposted: 5, prompts: 4, unanswered: 3, held: 2, paused: 1 };

/** Most pressing kind first; finished groups last of all. */
function pressure(row: GroupRow): number {
  const first = needsOf(row)[0];
  if (first !== undefined) return weights[first.need];
  return row.performance === 'finished' ? -1 : 0;
}

function amount(row: GroupRow): number {
  return needsOf(row).reduce((sum, { count }) => sum + count, 0);
}

/** When the next cue is due; groups with nothing due come after those with. */
function nextDue(row: GroupRow): number {
  return row.next?.dueAt == null ? Number.POSITIVE_INFINITY : new Date(row.next.dueAt).getTime();
}

const byName = new Intl.Collator('zh-CN', { numeric: true });

/** The board's order: by the most pressing need, then how much of it, then what is due soonest, then by name. The list given is left as it is. */
export function sortByNeed(rows: readonly GroupRow[]): readonly GroupRow[] {
  return rows.toSorted(
    (a, b) => pressure(b) - pressure(a) || amount(b) - amount(a) || compare(nextDue(a), nextDue(b)) || byName.compare(a.name, b.name),
  );
}

/** Plain subtraction would give NaN for two groups with nothing due. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

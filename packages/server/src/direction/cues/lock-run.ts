import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { lockPerformances } from './reconcile-cue-runs.ts';

export type CueState = 'planned' | 'held' | 'performed' | 'skipped' | 'expired' | 'failed' | 'cancelled';

/** A cue run as it stands while its group's performance is locked. */
export interface LockedRun {
  readonly cueRunId: number;
  readonly groupId: string;
  readonly cueId: string;
  readonly memberId: string | null;
  readonly state: CueState;
  readonly dueAt: Date | null;
  readonly validUntil: Date | null;
}

/**
 * Locks the group's performance and reads one of its runs.
 * @throws DomainError `not_found`
 */
export async function lockRun(tx: Tx, o: { workspaceId: string; groupId: string; cueRunId: number }): Promise<LockedRun> {
  await lockPerformances(tx, { workspaceId: o.workspaceId, groupIds: [o.groupId] });
  return findRun(tx, o);
}

/**
 * One run of a group.
 * @throws DomainError `not_found`
 */
export async function findRun(tx: Tx, o: { workspaceId: string; groupId: string; cueRunId: number }): Promise<LockedRun> {
  const { rows } = await sql<{ cue_id: string; member_id: string | null; state: CueState; due_at: Date | null; valid_until: Date | null }>`
    select cue_id, member_id, state, due_at, valid_until from cue_run
    where workspace_id = ${o.workspaceId} and cue_run_id = ${o.cueRunId} and group_id = ${o.groupId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  const { cue_id: cueId, member_id: memberId, state, due_at: dueAt, valid_until: validUntil } = row;
  return { cueRunId: o.cueRunId, groupId: o.groupId, cueId, memberId, state, dueAt, validUntil };
}

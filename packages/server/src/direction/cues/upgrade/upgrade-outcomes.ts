import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { UpgradeLine } from './upgrade-lines.ts';

/** What becomes of an upgrade in one group. `failed`: a fault of ours, tried again with the same key. */
export interface UpgradeOutcome {
  readonly groupId: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: 'done' | 'already' | 'refused' | 'failed';
  readonly refusal: DomainError | null;
  readonly lines: readonly UpgradeLine[];
}

interface OutcomeRow {
  group_id: string;
  from_version_id: string;
  to_version_id: string;
  outcome: UpgradeOutcome['outcome'];
  refusal: { code: string; details?: Readonly<Record<string, unknown>> } | null;
  effects: readonly UpgradeLine[];
}

/** What was noted of an upgrade so far, by group. */
export async function readUpgradeOutcomes(
  tx: Tx,
  o: { workspaceId: string; upgradeId: string },
): Promise<ReadonlyMap<string, UpgradeOutcome>> {
  const { rows } = await sql<OutcomeRow>`
    select group_id, from_version_id, to_version_id, outcome, refusal, effects from script_upgrade_group
    where workspace_id = ${o.workspaceId} and upgrade_id = ${o.upgradeId}`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.group_id,
      {
        ...{ groupId: row.group_id, from: row.from_version_id, to: row.to_version_id, outcome: row.outcome, lines: row.effects },
        refusal: row.refusal && DomainError.kept(row.refusal),
      },
    ]),
  );
}

/** Notes what became of an upgrade; what failed before may be noted anew. */
export async function noteUpgradeOutcomes(
  tx: Tx,
  o: { workspaceId: string; upgradeId: string; outcomes: readonly UpgradeOutcome[] },
): Promise<void> {
  const rows = o.outcomes.map((one) => ({
    ...{ group_id: one.groupId, from_version_id: one.from, to_version_id: one.to, outcome: one.outcome, effects: one.lines },
    refusal: one.refusal && { code: one.refusal.code, ...(one.refusal.details ? { details: one.refusal.details } : {}) },
  }));
  await sql`
    insert into script_upgrade_group (workspace_id, upgrade_id, group_id, from_version_id, to_version_id, outcome, refusal, effects)
    select ${o.workspaceId}::uuid, ${o.upgradeId}::uuid, t.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(group_id uuid, from_version_id uuid, to_version_id uuid, outcome text, refusal jsonb, effects jsonb)
    on conflict (workspace_id, upgrade_id, group_id) do update set from_version_id = excluded.from_version_id, to_version_id = excluded.to_version_id,
      outcome = excluded.outcome, refusal = excluded.refusal, effects = excluded.effects where script_upgrade_group.outcome = 'failed'`.execute(
    tx,
  );
}

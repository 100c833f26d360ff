import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type GroupRow, listGroupRows } from './group-row.ts';

export interface Board {
  readonly counts: {
    readonly groups: number;
    /**
     * things that wait for a person: prompts, failed cues and held ones, members who asked privately and were not answered; what the machine
     * catches up with is not among them
     */
    readonly needPeople: number;
    /** groups where something is late, has failed or was never posted, or where a member has waited too long for an answer */
    readonly atRisk: number;
  };
  readonly items: readonly GroupRow[];
}

/** A group that is over stays on the board while people may still look for it. */
const overStaysDays = 2;

/** Today: every group that is being performed, whose room is open, or that ended within two days, by need. */
export async function getBoard(deps: Deps, o: { actor: StaffActor }): Promise<Board> {
  return inWorkspace(deps.db, o.actor.workspaceId, (tx) => readBoard(tx, deps));
}

/** As `getBoard`, within a transaction. */
export async function readBoard(tx: Tx, deps: Pick<Deps, 'clock' | 'publicUrl'>): Promise<Board> {
  const endedBefore = new Date(deps.clock.now().getTime() - overStaysDays * 24 * 3600 * 1000);
  // three branches, each with an index of its own: a workspace has had far more groups than it has
  const { rows: current } = await sql<{ group_id: string }>`
    select group_id from performance where workspace_id = (select staff_workspace()) and state <> 'finished'
    union select group_id from room where workspace_id = (select staff_workspace()) and closed_at is null
    union select group_id from room where workspace_id = (select staff_workspace()) and closed_at > ${endedBefore}`.execute(tx);
  const rows = await listGroupRows(tx, deps, { groupIds: current.map((row) => row.group_id) });
  const items = [...rows].sort(byNeed);
  return {
    counts: {
      groups: items.length,
      needPeople: items.reduce((sum, row) => sum + row.waiting, 0),
      atRisk: items.filter((row) => row.atRisk).length,
    },
    items,
  };
}

/** Failures before lateness before what waits for a person before paused groups, those that are over last; then who is on next; then by name. */
function byNeed(a: GroupRow, b: GroupRow): number {
  return (
    Number(b.failed > 0) - Number(a.failed > 0) ||
    Number(b.late > 0) - Number(a.late > 0) ||
    Number(b.atRisk) - Number(a.atRisk) ||
    Number(b.waiting > 0) - Number(a.waiting > 0) ||
    Number(a.performance === 'finished') - Number(b.performance === 'finished') ||
    Number(b.performance === 'paused') - Number(a.performance === 'paused') ||
    (a.next?.dueAt ?? '9').localeCompare(b.next?.dueAt ?? '9') ||
    a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
  );
}

import { sql } from 'kysely';
import { openPerformances, performDue } from '../src/direction/cues/index.ts';
import { readFeed } from '../src/features/conversations/index.ts';
import type { StaffActor } from '../src/platform/actor.ts';
import type { Deps } from '../src/platform/deps.ts';
import { type OpenedGroups, type OpenedGroupsOptions, openedGroups } from './opened-groups.ts';
import { testDeps } from './test-deps.ts';
import { scriptText } from './test-scripts.ts';

/** A cue run as tests look at it. */
export interface SeenRun {
  readonly cueRunId: number;
  readonly cueId: string;
  readonly memberId: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly recipients: number | null;
  readonly plannedAt: Date | null;
  readonly dueAt: Date | null;
  readonly validUntil: Date | null;
}

let stages = 0;

/** Groups on stage with a clock of their own, which stands at the opening (2026-12-01 09:00 in Shanghai). */
export async function onStage(db: Deps['db'], cues: readonly string[], o: OpenedGroupsOptions & { head?: string; days?: number } = {}) {
  const { head, days, ...options } = o;
  // stages of one database must not make the same secrets
  const deps = testDeps(db, { seed: ++stages });
  const script = scriptText(cues.join('\n'), { ...(head === undefined ? {} : { head }), ...(days === undefined ? {} : { days }) });
  const opened = await openedGroups(db, { script, ...options });
  const { workspaceId, groupIds, scriptVersionId } = opened;
  await opened.work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: deps.clock.now() }));
  const [group = ''] = groupIds;
  const performAll = async () => {
    while ((await performDue(deps)).groups > 0);
  };
  return {
    deps,
    opened,
    workspaceId,
    /** the first group */
    group,
    host: { kind: 'staff', workspaceId, staffId: opened.staff.host, permission: 'operator' } satisfies StaffActor,
    performAll,
    /** moves the clock minute by minute, performing what becomes due at each */
    play: async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        deps.clock.advance({ minutes: 1 });
        await performAll();
      }
    },
    said: (groupId = group) => saidIn(opened, groupId),
    runs: (groupId = group) => runsOf(opened, groupId),
    runOf: async (cueId: string, groupId = group) => {
      const run = (await runsOf(opened, groupId)).find((one) => one.cueId === cueId);
      if (!run) throw new Error(`no run of ${cueId}`);
      return run;
    },
    states: async (groupId = group) => (await runsOf(opened, groupId)).map((run) => `${run.cueId} ${run.state}`),
  };
}

async function saidIn(opened: OpenedGroups, groupId: string) {
  const { workspaceId } = opened;
  return (await opened.work((tx) => readFeed(tx, { workspaceId, groupId, memberId: null, limit: 200 }))).items;
}

async function runsOf(opened: OpenedGroups, groupId: string): Promise<readonly SeenRun[]> {
  const { rows } = await opened.work((tx) =>
    sql<SeenRun>`select cue_run_id as "cueRunId", cue_id as "cueId", member_id as "memberId", state, reason, recipients,
        planned_at as "plannedAt", due_at as "dueAt", valid_until as "validUntil"
      from cue_run where group_id = ${groupId} order by ordinal, member_id`.execute(tx),
  );
  return rows;
}

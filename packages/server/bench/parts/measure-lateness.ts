import { openPerformances } from '../../src/direction/cues/index.ts';
import { inWorkspace } from '../../src/platform/db/index.ts';
import type { Stage } from './bench.ts';
import type { OwnDatabase } from './own-database.ts';
import { seedWorld } from './seed-world.ts';
import { noticeMs, startPerforming } from './start-performing.ts';
import { quantile, rounded } from './statistics.ts';

/** What one operator runs in a week. */
const GROUPS = 20;
/** Moments come this far apart: far enough that one has been said before the next is due, on a quiet machine of two cores. */
const EVERY_MS = 1_500;

const cueAt = (n: number) =>
  n % 2 === 0
    ? `  - { id: m${n}, stage: trust, when: day 1 20:00, who: host, where: room, do: say, text: "{{ 群名 }}第${n}条" }`
    : `  - { id: m${n}, stage: trust, when: day 1 20:00, who: host, where: private, do: whisper, text: "{{ 昵称 }}，第${n}条", variants: ["{{ 昵称 }}，${n}"] }`;

/**
 * Twenty groups that people have open, cues falling due one moment after the other: posts, and private messages with every member's name.
 * Lateness is from the moment a cue is due until an open page of its group is told.
 */
export async function measureLateness(stage: Stage, o: { database: OwnDatabase; moments: number; members: number }) {
  const { admin, db, appUrl } = o.database;
  const script = `kuaishan: 1
title: 一个晚上
days: 1
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-1 }
cues:
${Array.from({ length: o.moments }, (_, n) => cueAt(n)).join('\n')}
`;
  const openingAt = new Date();
  const world = await seedWorld(admin, { groups: GROUPS, membersPerGroup: o.members, scripts: [script], openingAt });
  const { workspaceId, groupIds, scriptVersionIds } = world;
  const scriptVersionId = scriptVersionIds[0] ?? '';
  await inWorkspace(db, workspaceId, (tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: openingAt }));
  await admin.query(`update cue_run set due_at = 'infinity', valid_until = 'infinity' where workspace_id = $1`, [workspaceId]);
  await admin.query('update performance set next_due_at = null where workspace_id = $1', [workspaceId]);

  const performing = await startPerforming(stage, { url: appUrl, processes: 1, told: 'messages' });
  const firstAt = Date.now() + noticeMs(GROUPS);
  const dueAt = (n: number) => firstAt + n * EVERY_MS;
  const latenessMs = new Map<string, number>();
  const done = performing.until((line) => {
    if (line.kind !== 'cue') return false;
    const key = `${line.groupId} ${line.cue}`;
    if (latenessMs.has(key)) throw new Error(`${key} was told twice`);
    latenessMs.set(key, line.at - dueAt(Number(line.cue.slice(1))));
    return latenessMs.size >= GROUPS * o.moments;
  });
  await admin.query(
    `update cue_run set due_at = to_timestamp($2::float8) + substr(cue_id, 2)::integer * $3::float8 * interval '1 s' where workspace_id = $1`,
    [workspaceId, firstAt / 1000, EVERY_MS / 1000],
  );
  await admin.query('update performance set next_due_at = to_timestamp($2::float8) where workspace_id = $1', [workspaceId, firstAt / 1000]);
  performing.look();
  await done;
  await performing.end();
  const all = [...latenessMs.values()];
  return {
    groups: GROUPS,
    moments: o.moments,
    everyMs: EVERY_MS,
    latenessMs: { p50: rounded(quantile(all, 0.5)), p99: rounded(quantile(all, 0.99)), max: rounded(quantile(all, 1)) },
  };
}

import { sql } from 'kysely';
import { inWorkspace } from '../../src/platform/db/index.ts';
import { insertBare } from './bare-insert.ts';
import type { Stage } from './bench.ts';
import type { OwnDatabase } from './own-database.ts';
import type { World } from './seed-world.ts';
import { noticeMs, startPerforming } from './start-performing.ts';

const script = (whisper: string) => `kuaishan: 1
title: 量一量
days: 1
roles: { host: 阿澈 }
stages:
  - { name: trust, days: 1-1 }
cues:
  - { id: say, stage: trust, when: day 1 20:00, who: host, where: room, do: say, text: 今晚八点直播课，先看一遍预习材料，有问题在群里问。 }
  - { id: whisper, stage: trust, when: day 1 20:00, who: host, where: private, do: whisper, ${whisper} }
`;

/** One text to all, or the member's name and one of three phrasings. */
export const scriptTexts = {
  alike: script('text: 今天的课学完了吗？哪里不清楚直接回我，我一直在。'),
  personalised: script(
    `text: "{{ 昵称 }}，今天的课学完了吗？哪里不清楚直接回我。", variants: ["{{ 昵称 }}，第一课看到哪儿了？有问题随时找我。", "{{ 昵称 }}你好，今天的作业交了吗？我来帮你看。"]`,
  ),
} as const;
export type Wording = keyof typeof scriptTexts;
export const wordings: readonly Wording[] = ['alike', 'personalised'];

export interface Measured {
  /** from the moment it was due until the last commit */
  readonly rowsPerSecond: number;
  /** per group: from the moment it was due until its messages were committed */
  readonly latenessMs: readonly number[];
  /** resident memory after each commit, in their order */
  readonly rssMb: readonly number[];
}

export interface Run {
  readonly database: OwnDatabase;
  readonly world: World;
  readonly wording: Wording;
  /** 0 = the bare insert */
  readonly processes: number;
  readonly size: { readonly groups: number; readonly members: number };
}

/** Performs the whole world once, or inserts its rows bare, from a clean start, and makes sure that everything was said once. */
export async function measureRun(stage: Stage, o: Run): Promise<Measured> {
  await unsay(o);
  const rows = o.size.groups * (o.size.members + 1);
  const measured = o.processes === 0 ? await measureBare(o, rows) : await measurePerformed(stage, o, rows);
  await assertSaid(o);
  return measured;
}

/** Nothing said yet, nothing due, PostgreSQL at rest: every measurement begins from here. */
async function unsay({ database: { admin }, world, wording }: Run): Promise<void> {
  await admin.query('truncate message, event cascade');
  await admin.query(
    `update cue_run set state = 'planned', due_at = 'infinity', valid_until = 'infinity', settled_at = null, recipients = null`,
  );
  await admin.query(`update performance set state = 'running', next_due_at = null, script_version_id = $1`, [
    world.scriptVersionIds[wordings.indexOf(wording)],
  ]);
  await admin.query('update room set last_seq = 0');
  for (const table of ['cue_run', 'performance', 'room', 'message', 'event']) await admin.query(`vacuum analyze ${table}`);
  await admin.query('checkpoint');
}

async function measureBare({ database, world, wording }: Run, rows: number): Promise<Measured> {
  const tookMs = await insertBare(database.db, { ...world, wording });
  return { rowsPerSecond: (rows / tookMs) * 1000, latenessMs: [], rssMb: [] };
}

async function measurePerformed(stage: Stage, o: Run, rows: number): Promise<Measured> {
  const performing = await startPerforming(stage, { url: o.database.appUrl, processes: o.processes, told: 'groups' });
  const dueAt = new Date(Date.now() + noticeMs(o.size.groups));
  const latenessMs: number[] = [];
  const rssMb: number[] = [];
  const done = performing.until((line) => {
    if (line.kind !== 'groups') return false;
    for (let n = 0; n < line.groups; n++) latenessMs.push(line.at - dueAt.getTime());
    rssMb.push(line.rssMb);
    return latenessMs.length >= o.size.groups;
  });
  await o.database.admin.query(`update cue_run set due_at = $1, valid_until = $1::timestamptz + interval '2 hours'`, [dueAt]);
  await o.database.admin.query('update performance set next_due_at = $1', [dueAt]);
  performing.look();
  await done;
  await performing.end();
  return { rowsPerSecond: (rows / Math.max(...latenessMs)) * 1000, latenessMs, rssMb };
}

/** Every member was told once, every room once, in numbers without a gap. */
async function assertSaid({ database: { db }, world: { workspaceId }, size }: Run): Promise<void> {
  const { rows } = await inWorkspace(db, workspaceId, (tx) =>
    sql<{ groups: number; wrong: number }>`
      select count(*) as groups, count(*) filter (where said <> ${size.members + 1} or members <> ${size.members} or last <> said) as wrong
      from (
        select group_id, count(*) as said, count(distinct thread_member_id) as members, max(seq) as last from message group by group_id
      ) g`.execute(tx),
  );
  const [found] = rows;
  if (found?.groups !== size.groups || found.wrong > 0) throw new Error(`not everything was said once: ${JSON.stringify(found)}`);
}

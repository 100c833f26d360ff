import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { type Database, inWorkspace, openPool } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { getBoard } from './board.ts';

/**
 * The board is open all day in many browsers. In a workspace with thirty running groups, each with a long history, it may neither read a table
 * from one end to the other nor a group's whole history: what it reads is counted.
 */
const database = await testDatabase();
const queries: CompiledQuery[] = [];
const watched = new Kysely<Database>({
  dialect: new PostgresDialect({ pool: openPool({ url: database.appUrl, log: silentLog, max: 2 }) }),
  log: (event) => void queries.push(event.query),
});
afterAll(async () => {
  await watched.destroy();
  await database.close();
});

const groups = 30;
const membersPerGroup = 20;
/** performed runs of single members, per group: "2h after join" for everybody who ever joined */
const history = 1_000;
let stage: Awaited<ReturnType<typeof onStage>>;

beforeAll(async () => {
  stage = await onStage(database.db, [cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 2 09:10' })], { groups, membersPerGroup });
  stage.deps.clock.advance({ minutes: 15 });
  await stage.performAll();
  await stage.opened.work((tx) =>
    sql`insert into cue_run (workspace_id, group_id, cue_id, member_id, ordinal, state, due_at, settled_at)
      select workspace_id, group_id, 'old-' || n, gen_random_uuid(), 1, 'performed', ${stage.deps.clock.now()}, ${stage.deps.clock.now()}
      from performance, generate_series(1, ${history}) n`.execute(tx),
  );
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

function readsOf(node: PlanNode): readonly { table: string; rows: number }[] {
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const here = node['Relation Name'] === undefined ? [] : [{ table: node['Relation Name'], rows }];
  return [...here, ...(node.Plans ?? []).flatMap(readsOf)];
}

/** Rows looked at, by table, when these queries run again. */
async function rowsRead(asked: readonly CompiledQuery[]): Promise<ReadonlyMap<string, number>> {
  const reads = new Map<string, number>();
  await inWorkspace(database.db, stage.workspaceId, async (tx) => {
    for (const { sql: text, parameters } of asked) {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>({
        ...sql`select 1`.compile(tx),
        sql: `explain (analyze, format json) ${text}`,
        parameters: [...parameters],
      });
      for (const { table, rows: read } of readsOf(rows[0]!['QUERY PLAN'][0].Plan)) reads.set(table, (reads.get(table) ?? 0) + read);
    }
  });
  return reads;
}

test('the board of thirty groups reads a few rows a group, whatever their history', async () => {
  const board = await getBoard({ ...stage.deps, db: watched }, { actor: stage.host });
  expect(board.items).toHaveLength(groups);
  expect(board.items[0]).toMatchObject({ now: { cue: 'a' }, next: { cue: 'b' }, members: membersPerGroup });
  const asked = queries.filter(({ sql: text }) => text.includes('cue_run'));
  expect(asked).toHaveLength(1);

  const reads = await rowsRead(asked);
  // of 30,060 runs: the last, the next, what is late, held or failed
  expect(reads.get('cue_run')).toBeLessThanOrEqual(groups * 5);
  expect(reads.get('member')).toBeLessThanOrEqual(groups * membersPerGroup);
});

test('of three thousand groups that are over, the board reads none', async () => {
  const longAgo = new Date(stage.deps.clock.now().getTime() - 10 * 24 * 3_600_000);
  await stage.opened.work(async (tx) => {
    await sql`insert into flash_group (workspace_id, group_id, campaign_id, ordinal, name, channel, join_code, created_at)
      select ${stage.workspaceId}::uuid, gen_random_uuid(), ${stage.opened.campaignId}::uuid, 1000 + n, '往期' || n, 'webRoom', 'past-' || n, ${longAgo}
      from generate_series(1, 3000) n`.execute(tx);
    await sql`insert into room (workspace_id, group_id, closed_at)
      select workspace_id, group_id, ${longAgo}::timestamptz from flash_group where ordinal > 1000`.execute(tx);
    await sql`insert into performance (workspace_id, group_id, script_version_id, state)
      select workspace_id, group_id, ${stage.opened.scriptVersionId}::uuid, 'finished' from flash_group where ordinal > 1000`.execute(tx);
  });
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();

  queries.length = 0;
  const board = await getBoard({ ...stage.deps, db: watched }, { actor: stage.host });
  expect(board.items).toHaveLength(groups);
  const reads = await rowsRead(queries.filter(({ sql: text }) => /from (performance|flash_group)/.test(text)));
  // each group a few times over, in the branches that find it and the statements that look at it
  for (const table of ['performance', 'room', 'flash_group']) expect(reads.get(table), table).toBeLessThanOrEqual(groups * 3);
});

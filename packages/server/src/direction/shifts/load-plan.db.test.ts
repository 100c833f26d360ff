import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { type Database, inWorkspace, openPool } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { getShiftBoard } from './shift-board.ts';

/** The shift board is open all day in many browsers: what it reads is counted in a workspace whose groups have a long history. */
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
/** performed runs of single members, per group */
const history = 1_000;
let stage: Awaited<ReturnType<typeof onStage>>;

beforeAll(async () => {
  const cues = [cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 1 10:10' }), cue('c', { when: 'day 3 10:10' })];
  stage = await onStage(database.db, cues, { groups, membersPerGroup: 2, channel: 'prompter' });
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
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

function runsRead(node: PlanNode): number {
  const here =
    node['Relation Name'] === 'cue_run' ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0;
  return here + (node.Plans ?? []).reduce((sum, one) => sum + runsRead(one), 0);
}

test('the shift board of thirty groups reads the runs that are still to come, whatever the groups’ history', async () => {
  const board = await getShiftBoard({ ...stage.deps, db: watched }, { actor: stage.host });
  expect(board.work).toMatchObject([{ title: '这是 b', posts: groups }]);
  const asked = queries.filter(({ sql: text }) => text.includes('cue_run'));
  expect(asked).toHaveLength(2);
  let read = 0;
  await inWorkspace(database.db, stage.workspaceId, async (tx) => {
    for (const { sql: text, parameters } of asked) {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>({
        ...sql`select 1`.compile(tx),
        sql: `explain (analyze, format json) ${text}`,
        parameters: [...parameters],
      });
      read += runsRead(rows[0]!['QUERY PLAN'][0].Plan);
    }
  });
  // of 30,090 runs the two of a group that are still to come, by either statement; a performed one is never looked at
  expect(read).toBeLessThanOrEqual(groups * 4);
});

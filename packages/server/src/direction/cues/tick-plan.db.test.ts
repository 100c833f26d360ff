import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { listPrompts } from '../../features/channels/index.ts';
import { readFeed } from '../../features/conversations/index.ts';
import { type Database, inWorkspace, openPool } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { listCueRuns } from './cue-run-queries.ts';
import { performDue } from './index.ts';
import { escalateDuePrompts, expireDuePrompts } from './performer.ts';

/**
 * The tick and the lists people have open all day, on tables with a history: four thousand groups whose runs, messages, events and prompts are
 * over, and three groups with something due. Whatever they ask may not read a table that grows from one end to the other.
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

const growing = [
  'cue_run',
  'message',
  'event',
  'delivery',
  'member',
  'contact',
  'milestone',
  'performance',
  'room',
  'flash_group',
  'casting',
];
let stage: Awaited<ReturnType<typeof onStage>>;

beforeAll(async () => {
  const cues = [
    cue('a', { when: 'day 1 09:10' }),
    cue('b', { when: 'day 1 09:10', do: 'whisper', where: 'private', to: 'not spoke', text: '{{ 昵称 }}你好' }),
    cue('c', { when: 'day 1 09:10', do: 'whisper', where: 'private' }),
    cue('d', { when: 'after c' }),
    cue('e', { when: 'day 2 09:10' }),
  ];
  const history = await onStage(database.db, cues, { groups: 4000, membersPerGroup: 2 });
  const { groupIds } = history.opened;
  await history.opened.work(async (tx) => {
    const at = history.deps.clock.now();
    await sql`update cue_run set state = 'performed', settled_at = ${at} where group_id = any(${groupIds}::uuid[])`.execute(tx);
    await sql`update performance set state = 'finished', next_due_at = null where group_id = any(${groupIds}::uuid[])`.execute(tx);
    await sql`insert into message (workspace_id, group_id, seq, author, author_name, text, cue_id, said_at)
      select workspace_id, group_id, n, 'staff', 'x', 'y', 'old-' || n, ${at} from room, generate_series(1, 10) n where group_id = any(${groupIds}::uuid[])`.execute(
      tx,
    );
    await sql`insert into event (workspace_id, key, type, group_id, cue_id, at)
      select workspace_id, 'performed:' || group_id || ':old-' || n || ':', 'performed', group_id, 'old-' || n, ${at}
      from room, generate_series(1, 10) n where group_id = any(${groupIds}::uuid[])`.execute(tx);
    await sql`insert into delivery (workspace_id, group_id, cue_id, channel, kind, message_id, title, role, staff_id, state, prompted_at, valid_until)
      select workspace_id, group_id, cue_id, 'prompter', 'post', message_id, 'x', 'host', ${history.opened.staff.host}, 'claimed', ${at}, ${at}
      from message where group_id = any(${groupIds}::uuid[]) and seq <= 5`.execute(tx);
    await sql`insert into milestone (workspace_id, member_id, name, group_id, reached_at)
      select workspace_id, member_id, 'spoke', group_id, ${at} from member where group_id = any(${groupIds}::uuid[])`.execute(tx);
  });
  stage = await onStage(database.db, cues, { groups: 3, membersPerGroup: 4 });
  stage.deps.clock.advance({ minutes: 10 });
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
});

/** Tables read from one end to the other by what was asked meanwhile. */
async function seqScans(ask: () => Promise<unknown>): Promise<readonly string[]> {
  queries.length = 0;
  await ask();
  const asked = queries.splice(0).filter(({ sql: text }) => /^\s*(select|with|insert|update)/i.test(text) && !text.includes('set_config'));
  expect(asked.length).toBeGreaterThan(0);
  const found = new Set<string>();
  for (const { sql: text, parameters } of asked) {
    await inWorkspace(database.db, stage.workspaceId, async (tx) => {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': unknown }>({
        ...sql`select 1`.compile(tx),
        sql: `explain (format json) ${text}`,
        parameters: [...parameters],
      });
      for (const table of scannedTables(rows[0]?.['QUERY PLAN'])) {
        if (growing.includes(table)) found.add(`${table}: ${text.trim().replace(/\s+/g, ' ').slice(0, 120)}`);
      }
    });
  }
  return [...found];
}

function scannedTables(plan: unknown): readonly string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  if (Array.isArray(plan)) return plan.flatMap(scannedTables);
  const node = plan as Readonly<Record<string, unknown>>;
  const here = node['Node Type'] === 'Seq Scan' ? [String(node['Relation Name'])] : [];
  return [...here, ...Object.values(node).flatMap(scannedTables)];
}

test('a tick reads no growing table from one end to the other', async () => {
  const deps = { ...stage.deps, db: watched };
  expect(
    await seqScans(async () => {
      expect((await performDue(deps)).outcomes).toHaveLength(9);
      expect((await performDue(deps)).outcomes).toHaveLength(3);
      await expireDuePrompts(deps);
      await escalateDuePrompts(deps);
      await sql`select next_due()`.execute(watched);
    }),
  ).toEqual([]);
});

test('the functions that ask over all workspaces use their indexes too', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const asked = [
    `select p.group_id from performance p where p.state = 'running' and p.next_due_at <= now() order by p.next_due_at limit 1000`,
    `select min(p.next_due_at) from performance p where p.state = 'running' and p.next_due_at is not null`,
    `select distinct d.workspace_id from delivery d where d.state = 'prompted' and d.valid_until <= now()`,
    `select distinct d.workspace_id from delivery d where d.escalate_at <= now()`,
    `select distinct d.workspace_id from delivery d where d.follow`,
    `select d.delivery_id from delivery d where d.link_code = 'AAAAAAAAAA'`,
    `select min(d.valid_until) from delivery d where d.state = 'prompted'`,
    `select min(d.escalate_at) from delivery d where d.escalate_at is not null`,
  ];
  const scanned = [];
  for (const text of asked) scanned.push(...scannedTables((await client.query(`explain (format json) ${text}`)).rows));
  await client.end();
  expect(scanned).toEqual([]);
});

test('the feed, the prompt book and the prompts do neither', async () => {
  const { workspaceId, group, opened, deps } = stage;
  const [memberId] = opened.membersOf.get(group)!;
  const asking = { workspaceId, groupId: group, now: deps.clock.now(), locale: 'zh-CN', publicUrl: deps.publicUrl } as const;
  expect(
    await seqScans(() =>
      inWorkspace(watched, workspaceId, async (tx) => {
        await readFeed(tx, { workspaceId, groupId: group, memberId: null, after: 2 });
        await readFeed(tx, { workspaceId, groupId: group, memberId: memberId! });
        await listCueRuns(tx, asking);
        await listPrompts(tx, { workspaceId, at: deps.clock.now(), staffId: opened.staff.host });
      }),
    ),
  ).toEqual([]);
});

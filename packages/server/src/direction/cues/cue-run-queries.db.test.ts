import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { type Database, inWorkspace, openPool } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { type Asking, getCueRun, listCueRuns } from './cue-run-queries.ts';

/** A room of 500 with four cues for every member, two of them performed, in tables nobody has analyzed: as on a launch night. */
const MEMBERS = 500;
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

let s: Awaited<ReturnType<typeof onStage>>;
let asking: Asking;
beforeAll(async () => {
  const own = [1, 2, 3, 4].map((n) =>
    cue(`m${n}`, { when: `${n}h after join`, do: 'whisper', where: 'private', text: `{{ 昵称 }}，第${n}次问好` }),
  );
  s = await onStage(database.db, [...own, cue('a', { when: 'day 1 09:10' }), cue('call', { when: 'on go' })], { membersPerGroup: MEMBERS });
  s.deps.clock.advance({ minutes: 10 });
  await s.performAll();
  s.deps.clock.advance({ minutes: 50 });
  await s.performAll();
  asking = { workspaceId: s.workspaceId, groupId: s.group, now: s.deps.clock.now(), locale: 'zh-CN', publicUrl: 'http://localhost' };
}, 60_000);

test('the book of a large room looks up each run’s message and prompt by index: nothing grows with the square of its members', async () => {
  await inWorkspace(watched, s.workspaceId, (tx) => listCueRuns(tx, asking));
  const asked = queries.find((query) => query.sql.includes('said_text'));
  if (!asked) throw new Error('the book asked nothing');
  const plan = await s.opened.work((tx) =>
    tx.executeQuery({
      ...sql`select 1`.compile(tx),
      sql: `explain (analyze, format json) ${asked.sql}`,
      parameters: [...asked.parameters],
    }),
  );
  expect(droppedRows(plan.rows)).toBeLessThan(MEMBERS * 40);
});

test('what is said reads as it was said, what is to come alike for all, and one run by its member’s name', async () => {
  const { items } = await s.opened.work((tx) => listCueRuns(tx, asking));
  expect(items).toHaveLength(4 * MEMBERS + 2);
  const of = (id: string) => items.filter((run) => run.cue === id);
  expect(of('a')).toMatchObject([{ text: '这是 a', state: 'performed' }]);
  expect(new Set(of('m4').map((run) => run.text))).toEqual(new Set(['〔昵称〕，第4次问好']));
  for (const run of of('m1').slice(0, 5)) expect(run).toMatchObject({ state: 'performed', text: `${run.memberName}，第1次问好` });
  const [coming] = of('m4');
  const one = await s.opened.work((tx) => getCueRun(tx, { ...asking, cueRunId: Number(coming!.cueRunId) }));
  expect(one.text).toBe(`${coming!.memberName}，第4次问好`);
});

test('beyond the largest rooms the book lists those that need somebody first, and counts them all', async () => {
  const failed = (await s.runs()).findLast((run) => run.cueId === 'm1')!;
  await s.opened.work((tx) => sql`update cue_run set state = 'failed' where cue_run_id = ${failed.cueRunId}`.execute(tx));
  const { items, memberCues } = await s.opened.work((tx) => listCueRuns(tx, { ...asking, memberRuns: 10 }));
  expect(items).toHaveLength(4 * 10 + 2);
  expect(items.find((run) => run.cueRunId === String(failed.cueRunId))).toMatchObject({ state: 'failed' });
  expect(memberCues.toSorted((a, b) => a.cue.localeCompare(b.cue))).toEqual([
    { cue: 'm1', runs: MEMBERS, performed: MEMBERS - 1, listed: 10 },
    { cue: 'm2', runs: MEMBERS, performed: MEMBERS, listed: 10 },
    ...['m3', 'm4'].map((id) => ({ cue: id, runs: MEMBERS, performed: 0, listed: 10 })),
  ]);
});

/** Rows any step of a plan read and threw away. */
function droppedRows(plan: unknown): number {
  if (typeof plan !== 'object' || plan === null) return 0;
  if (Array.isArray(plan)) return plan.reduce<number>((sum, part) => sum + droppedRows(part), 0);
  const node = plan as Readonly<Record<string, unknown>>;
  const loops = Number(node['Actual Loops'] ?? 1);
  const here = ['Rows Removed by Filter', 'Rows Removed by Join Filter'].reduce((sum, name) => sum + Number(node[name] ?? 0) * loops, 0);
  return here + Object.values(node).reduce<number>((sum, part) => sum + droppedRows(part), 0);
}

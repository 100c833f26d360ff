import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { asMember, codeOf, inWorkspace, isDuplicate } from './index.ts';

const database = await testDatabase();
const { db } = database;
afterAll(() => database.close());

const one = '00000000-0000-7000-8000-000000000001';
const two = '00000000-0000-7000-8000-000000000002';
const someone = '00000000-0000-7000-8000-0000000000ff';

async function makeWorkspace(workspaceId: string): Promise<void> {
  await inWorkspace(db, workspaceId, async (tx) => {
    await tx
      .insertInto('workspace')
      .values({
        workspace_id: workspaceId,
        name: '测试',
        locale: 'zh-CN',
        zone: 'Asia/Shanghai',
        created_at: new Date('2026-12-01T00:00:00Z'),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

test('a transaction sees its own workspace and no other, and outside of one nothing is seen', async () => {
  await makeWorkspace(one);
  await makeWorkspace(two);
  const seen = await inWorkspace(db, one, (tx) => tx.selectFrom('workspace').select('workspace_id').execute());
  expect(seen).toEqual([{ workspace_id: one }]);
  expect(await db.selectFrom('workspace').selectAll().execute()).toEqual([]);
  const asStranger = asMember(db, { workspaceId: one, groupId: someone, memberId: someone }, (tx) =>
    tx.selectFrom('workspace').selectAll().execute(),
  );
  expect(await asStranger).toEqual([]);
});

test('a row of another workspace cannot be written', async () => {
  const foreign = inWorkspace(db, one, (tx) =>
    tx
      .insertInto('contact')
      .values({ workspace_id: two, contact_id: someone, display_name: 'x', created_at: new Date('2026-12-01T00:00:00Z') })
      .execute(),
  );
  await expect(foreign).rejects.toThrow('row-level security');
});

test('what fails is rolled back and rethrown as it is', async () => {
  const insert = (fails: boolean) =>
    inWorkspace(db, one, async (tx) => {
      await tx
        .insertInto('contact')
        .values({ workspace_id: one, contact_id: someone, display_name: 'x', created_at: new Date('2026-12-01T00:00:00Z') })
        .execute();
      if (fails) throw new RangeError('no');
    });
  await expect(insert(true)).rejects.toThrow(RangeError);
  await insert(false);
  await expect(insert(false)).rejects.toSatisfy((error) => isDuplicate(error, 'contact_pkey') && codeOf(error as Error) === '23505');
});

test('two transactions that lock each other out both succeed in the end', async () => {
  await makeWorkspace(one);
  const names = ['deadlock-a', 'deadlock-b'];
  await inWorkspace(db, one, async (tx) => {
    for (const [i, name] of names.entries())
      await tx
        .insertInto('contact')
        .values({
          workspace_id: one,
          contact_id: `00000000-0000-7000-8000-00000000100${i}`,
          display_name: name,
          created_at: new Date('2026-12-01T00:00:00Z'),
        })
        .execute();
  });
  // both hold their first row before either asks for its second, on the first attempt
  let holding = 0;
  let release = (): void => {};
  const bothHold = new Promise<void>((resolve) => (release = resolve));
  let runs = 0;
  const lockBoth = (order: string[]) =>
    inWorkspace(db, one, async (tx) => {
      runs++;
      for (const name of order) {
        await tx
          .updateTable('contact')
          .set({ opted_out_at: new Date('2026-12-01T00:00:00Z') })
          .where('display_name', '=', name)
          .execute();
        if (++holding === 2) release();
        await bothHold;
      }
    });
  await Promise.all([lockBoth(names), lockBoth(names.toReversed())]);
  expect(runs).toBe(3);
});

test('a connection lost before the commit is made good by doing the whole again', async () => {
  const admin = new pg.Client({ connectionString: database.superUrl });
  await admin.connect();
  let runs = 0;
  const result = await inWorkspace(db, one, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    if (++runs === 1) await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await sql`select 1`.execute(tx);
    return runs;
  });
  await admin.end();
  expect(result).toBe(2);
});

test('int8 comes as a number, timestamptz as a Date, and a number too large to be exact is refused', async () => {
  const { rows } = await sql<{
    n: number;
    at: Date;
  }>`select count(*) as n, '2026-12-01T09:00:00+08:00'::timestamptz as at from pg_class where false`.execute(db);
  expect(rows).toEqual([{ n: 0, at: new Date('2026-12-01T01:00:00Z') }]);
  await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toThrow('beyond what a number holds exactly');
});

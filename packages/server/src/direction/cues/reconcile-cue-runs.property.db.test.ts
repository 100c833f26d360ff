import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { addMembers, type OpenedGroups, openedGroups } from '../../../test/opened-groups.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { openPerformances, reconcileCueRuns } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

const script = scriptText(
  [
    cue('morning', { when: 'day 1 09:30' }),
    cue('evening', { when: 'day 1 20:00' }),
    cue('before', { when: '30m before evening', sendUntil: 'day 1 20:10' }),
    cue('late', { when: 'day 1 23:30' }),
    cue('tomorrow', { when: 'day 2 08:00' }),
    cue('call', { when: 'on go' }),
    cue('once', { when: '15m after call' }),
    cue('hello', { when: '2h after join', do: 'whisper', where: 'private' }),
    cue('again', { when: 'after hello', do: 'whisper', where: 'private' }),
  ].join('\n'),
);
const opening = new Date('2026-12-01T09:00:00+08:00');
const minutes = (amount: number) => new Date(opening.getTime() + amount * 60_000);

/** Facts that runs are derived from, as one can learn them in any order. */
type Fact =
  | { kind: 'joined'; member: number; at: number }
  | { kind: 'left'; member: number }
  | { kind: 'performed'; cueId: 'call' | 'hello'; member: number | null; at: number };
const facts = fc.uniqueArray(
  fc.oneof(
    fc.record({ kind: fc.constant('joined' as const), member: fc.integer({ min: 0, max: 2 }), at: fc.integer({ min: -60, max: 600 }) }),
    fc.record({ kind: fc.constant('left' as const), member: fc.integer({ min: 0, max: 2 }) }),
    fc.record({
      kind: fc.constant('performed' as const),
      cueId: fc.constant('call' as const),
      member: fc.constant(null),
      at: fc.integer({ min: 0, max: 600 }),
    }),
  ),
  { selector: (fact: Fact) => `${fact.kind} ${fact.member}`, maxLength: 7 },
);
/** Slips are made one after the other, so their own order is a fact. */
const slips = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 90 }), from: fc.integer({ min: 0, max: 700 }) }), { maxLength: 3 });

async function stage() {
  const opened = await openedGroups(database.db, { script, membersPerGroup: 0, openingAt: opening });
  const { workspaceId, groupIds, scriptVersionId } = opened;
  await opened.work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: opening }));
  return opened;
}

async function learn(opened: OpenedGroups, fact: Fact, ids: readonly string[]) {
  const [groupId] = opened.groupIds as [string];
  const memberId = fact.member === null ? null : ids[fact.member]!;
  await opened.work(async (tx) => {
    if (fact.kind === 'joined') {
      const members = [{ groupId, memberId: memberId!, name: '成员' }];
      await addMembers(tx, { workspaceId: opened.workspaceId, members, joinedAt: minutes(fact.at) });
    } else if (fact.kind === 'left') {
      await sql`update member set left_at = ${opening} where member_id = ${memberId}`.execute(tx);
    } else {
      await sql`update cue_run set state = 'performed', settled_at = ${minutes(fact.at)}
        where group_id = ${groupId} and cue_id = ${fact.cueId}`.execute(tx);
    }
  });
}

async function slip(opened: OpenedGroups, one: { minutes: number; from: number }) {
  await opened.work((tx) =>
    sql`insert into slip (workspace_id, group_id, minutes, from_at, until_at, slipped_by, slipped_at, idempotency_key)
      values (${opened.workspaceId}, ${opened.groupIds[0]}, ${one.minutes}, ${minutes(one.from)}, ${minutes(900)}, ${opened.staff.host},
        ${minutes(one.from)}, ${randomUUID()})`.execute(tx),
  );
}

const reconcile = (opened: OpenedGroups) =>
  opened.work((tx) => reconcileCueRuns(tx, { workspaceId: opened.workspaceId, groupIds: opened.groupIds, at: opening }));

async function rowsOf(opened: OpenedGroups, ids: readonly string[]) {
  const { rows } = await opened.work((tx) =>
    sql<
      { member_id: string | null } & Record<string, unknown>
    >`select cue_id, member_id, ordinal, planned_at, due_at, valid_until, state, reason, xmin::text as version
      from cue_run where group_id = ${opened.groupIds[0]} order by ordinal, member_id`.execute(tx),
  );
  return rows.map((row) => ({ ...row, member_id: row.member_id === null ? null : ids.indexOf(row.member_id) }));
}
const withoutVersions = (rows: readonly object[]) =>
  rows.map((row) => ({ ...row, version: undefined })).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

test('reconciling again touches no row, and the same facts give the same rows in whatever order and however often they were reconciled', async () => {
  await fc.assert(
    fc.asyncProperty(facts, slips, fc.infiniteStream(fc.nat()), async (given, slipsMade, chance) => {
      // a member leaves only after having joined
      const possible = given.filter(
        (fact) => fact.kind !== 'left' || given.some((one) => one.kind === 'joined' && one.member === fact.member),
      );
      const shuffled = possible.map((fact) => [chance.next().value, fact] as const).toSorted((a, b) => a[0] - b[0]);
      const inOrder = (list: readonly Fact[]) => [
        ...list.filter((fact) => fact.kind === 'joined'),
        ...list.filter((fact) => fact.kind !== 'joined'),
      ];
      const ids = [randomUUID(), randomUUID(), randomUUID()];

      const atOnce = await stage();
      for (const fact of inOrder(possible)) await learn(atOnce, fact, ids);
      for (const one of slipsMade) await slip(atOnce, one);
      await reconcile(atOnce);
      const rows = await rowsOf(atOnce, ids);
      await reconcile(atOnce);
      expect(await rowsOf(atOnce, ids)).toEqual(rows);

      const others = ids.map(() => randomUUID());
      const stepwise = await stage();
      const before = shuffled.map(([, fact]) => fact);
      const half = Math.floor(slipsMade.length / 2);
      for (const one of slipsMade.slice(0, half)) await slip(stepwise, one);
      for (const fact of joinedFirst(before)) {
        await learn(stepwise, fact, others);
        await reconcile(stepwise);
      }
      for (const one of slipsMade.slice(half)) {
        await slip(stepwise, one);
        await reconcile(stepwise);
      }
      // who had left before their cues were planned has none; who had some has them cancelled: both are "not performed"
      const alive = (list: readonly object[]) => withoutVersions(list.filter((row) => (row as { state: string }).state !== 'cancelled'));
      expect(alive(await rowsOf(stepwise, others))).toEqual(alive(rows));
    }),
    { numRuns: 40 },
  );
});

/** The same order, but a member joins before they leave. */
function joinedFirst(list: readonly Fact[]): Fact[] {
  const seen = new Set<number>();
  return list.flatMap((fact) => {
    if (fact.kind === 'joined' && seen.has(fact.member)) return [];
    if (fact.kind === 'joined') {
      seen.add(fact.member);
      return [fact];
    }
    if (fact.kind !== 'left' || seen.has(fact.member)) return [fact];
    const joined = list.find((one) => one.kind === 'joined' && one.member === fact.member);
    seen.add(fact.member);
    return joined ? [joined, fact] : [fact];
  });
}

test('opening 10,000 cue runs takes a handful of statements, as many for 500 groups as for one', async () => {
  const counted = async (groups: number) => {
    const opened = await openedGroups(database.db, { script, groups, membersPerGroup: 2, openingAt: opening });
    let statements = 0;
    const { workspaceId, groupIds, scriptVersionId } = opened;
    await opened.work(async (tx) => {
      const counting = tx.withPlugin({
        transformQuery: ({ node }) => {
          statements++;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await openPerformances(counting, { workspaceId, groupIds, scriptVersionId, at: opening });
    });
    const { rows } = await opened.work((tx) => sql<{ runs: number }>`select count(*) as runs from cue_run`.execute(tx));
    return { statements, runs: rows[0]?.runs };
  };
  const one = await counted(1);
  const many = await counted(1000);
  expect(many.runs).toBe(1000 * (one.runs ?? 0));
  expect(many.runs).toBeGreaterThanOrEqual(10_000);
  expect(many.statements).toBe(one.statements);
  expect(many.statements).toBeLessThan(20);
});

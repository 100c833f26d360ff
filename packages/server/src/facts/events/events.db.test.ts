import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import { appendEvents, listMilestones, type NewEvent, reachMilestones } from './index.ts';

const t = await testApp();
let workspaceId = '';
beforeAll(async () => {
  ({ workspaceId } = await newOwner(t));
});
const within = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(t.deps.db, workspaceId, work);
const event = (key: string): NewEvent => ({ key, type: 'said', at: t.clock.now(), data: { 'text with "quotes"': ['and', 1] } });

test('events are appended once by their key, in the order given, and say which are new', async () => {
  expect([...(await within((tx) => appendEvents(tx, { workspaceId, events: ['a', 'b', 'c'].map(event) })))]).toEqual(['a', 'b', 'c']);
  expect([...(await within((tx) => appendEvents(tx, { workspaceId, events: ['b', 'd', 'a', 'd'].map(event) })))]).toEqual(['d']);
  const { rows } = await within((tx) => sql<{ key: string; data: object }>`select key, data from event order by event_id`.execute(tx));
  expect(rows.map((row) => row.key)).toEqual(['a', 'b', 'c', 'd']);
  expect(rows[0]?.data).toEqual({ 'text with "quotes"': ['and', 1] });
});

test('of ten that append the same event at once, one appends it', async () => {
  const appended = await Promise.all(
    Array.from({ length: 10 }, () => within((tx) => appendEvents(tx, { workspaceId, events: [event('race')] }))),
  );
  expect(appended.filter((keys) => keys.has('race'))).toHaveLength(1);
});

test('a milestone is reached once and keeps its first time, a thousand members in one statement', async () => {
  const groupId = t.deps.random.uuid();
  const members = Array.from({ length: 1000 }, () => t.deps.random.uuid());
  const first = t.clock.now();
  const reached = (at: Date) => members.map((memberId) => ({ memberId, groupId, name: 'spoke' as const, at }));
  expect(await within((tx) => reachMilestones(tx, { workspaceId, reached: [...reached(first), ...reached(first)] }))).toHaveLength(1000);
  t.clock.advance({ hours: 1 });
  expect(await within((tx) => reachMilestones(tx, { workspaceId, reached: reached(t.clock.now()) }))).toEqual([]);
  const listed = await within((tx) => listMilestones(tx, { groupId, memberId: members[0]! }));
  expect(listed).toEqual([{ memberId: members[0], name: 'spoke', reachedAt: first }]);
});

test('nothing to append is nothing to ask', async () => {
  expect(await within((tx) => appendEvents(tx, { workspaceId, events: [] }))).toEqual(new Set());
  expect(await within((tx) => reachMilestones(tx, { workspaceId, reached: [] }))).toEqual([]);
});

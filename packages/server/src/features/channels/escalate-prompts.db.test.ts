import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { OpenedGroups } from '../../../test/opened-groups.ts';
import { promptedGroups, promptGroups } from '../../../test/prompted-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import type { StaffActor } from '../../platform/actor.ts';
import {
  checkPrompt,
  claimPrompt,
  escalatePrompts,
  linkCode,
  listPrompts,
  listSettledPrompts,
  listUnopenedPrompts,
  reassignPrompts,
  reissuePrompts,
  repeatPrompts,
  unclaimPrompt,
  withdrawPrompts,
} from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());
const deps = testDeps(database.db);

type Role = 'host' | 'assistant' | 'consultant' | 'teacher' | 'ambassador';
const actorOf = (opened: OpenedGroups, role: Role): StaffActor => ({
  kind: 'staff',
  workspaceId: opened.workspaceId,
  staffId: opened.staff[role],
  permission: 'assistant',
});
const promptsOf = (opened: OpenedGroups, role: Role) =>
  opened.work(
    async (tx) => (await listPrompts(tx, { workspaceId: opened.workspaceId, staffId: opened.staff[role], at: deps.clock.now() })).items,
  );
const escalate = (opened: OpenedGroups) =>
  opened.work((tx) => escalatePrompts(tx, { workspaceId: opened.workspaceId, at: deps.clock.now() }));
const deputise = (opened: OpenedGroups, role: Role) =>
  opened.work((tx) => sql`update casting set deputy_staff_id = ${opened.staff[role]} where role = 'host'`.execute(tx));
const leave = (opened: OpenedGroups, ...roles: Role[]) =>
  opened.work(async (tx) => {
    for (const role of roles) await sql`update staff set left_at = ${deps.clock.now()} where staff_id = ${opened.staff[role]}`.execute(tx);
  });
/** prompts that wait for somebody who has left */
const orphans = async (opened: OpenedGroups) => {
  const { rows } = await opened.work((tx) =>
    sql<{ delivery_id: number }>`select d.delivery_id from delivery d join staff s using (workspace_id, staff_id)
      where d.state = 'prompted' and s.left_at is not null`.execute(tx),
  );
  return rows;
};
const prompted = (o: { groups?: number; validMinutes?: number; link?: boolean } = {}) =>
  promptedGroups(database.db, {
    ...o,
    at: deps.clock.now(),
    ...(o.link ? { text: '课在 https://a.example/1', linkCode: () => linkCode(() => deps.random.token()) } : {}),
  });

test('a prompt nobody claims goes to the deputy after a quarter of an hour, once, and both see it', async () => {
  const opened = await prompted({ groups: 2 });
  await deputise(opened, 'teacher');
  deps.clock.advance({ minutes: 14 });
  expect(await escalate(opened)).toEqual([]);
  deps.clock.advance({ minutes: 1 });
  expect(await escalate(opened)).toHaveLength(2);
  expect(await promptsOf(opened, 'host')).toEqual([]);
  expect(await promptsOf(opened, 'teacher')).toMatchObject([
    { state: 'prompted', escalation: { reason: 'unclaimed', fromName: '阿澈', toName: '老周' } },
    { state: 'prompted' },
  ]);
  const went = await opened.work((tx) =>
    listSettledPrompts(tx, { workspaceId: opened.workspaceId, staffId: opened.staff.host, at: deps.clock.now() }),
  );
  expect(went).toMatchObject([{ state: 'prompted', escalation: { toName: '老周' } }, {}]);
  const { rows } = await opened.work((tx) => sql`select data from event where type = 'reassigned'`.execute(tx));
  expect(rows).toMatchObject([{ data: { from: opened.staff.host, to: opened.staff.teacher, reason: 'unclaimed' } }, {}]);
  deps.clock.advance({ minutes: 60 });
  expect(await escalate(opened)).toEqual([]);
  // whoever had it first may still have posted it
  const [first] = await promptsOf(opened, 'teacher');
  expect(await claimPrompt(deps, { actor: actorOf(opened, 'host'), deliveryId: Number(first!.deliveryId) })).toMatchObject({
    state: 'claimed',
  });
});

test('a short life is passed on early enough to be posted by another', async () => {
  const opened = await prompted({ validMinutes: 3 });
  await deputise(opened, 'teacher');
  deps.clock.advance({ seconds: 119 });
  expect(await escalate(opened)).toEqual([]);
  deps.clock.advance({ seconds: 1 });
  expect(await escalate(opened)).toHaveLength(1);
  expect(await promptsOf(opened, 'teacher')).toHaveLength(1);
});

test('a claimed post whose link nobody opens within twenty minutes is shown to the deputy, who looks and says so', async () => {
  const opened = await prompted({ link: true });
  await deputise(opened, 'teacher');
  const [prompt] = await promptsOf(opened, 'host');
  const deliveryId = Number(prompt!.deliveryId);
  await claimPrompt(deps, { actor: actorOf(opened, 'host'), deliveryId });
  deps.clock.advance({ minutes: 20 });
  expect(await escalate(opened)).toMatchObject([{ staffId: opened.staff.teacher, fromStaffId: opened.staff.host }]);
  const toLookAfter = () =>
    opened.work((tx) => listUnopenedPrompts(tx, { workspaceId: opened.workspaceId, staffId: opened.staff.teacher, at: deps.clock.now() }));
  expect(await toLookAfter()).toMatchObject([{ state: 'claimed', escalation: { reason: 'unopened', fromName: '阿澈' } }]);
  await checkPrompt(deps, { actor: actorOf(opened, 'teacher'), deliveryId });
  expect(await toLookAfter()).toEqual([]);
});

test('a claimed post without a link asks nobody to look', async () => {
  const opened = await prompted();
  const [prompt] = await promptsOf(opened, 'host');
  await claimPrompt(deps, { actor: actorOf(opened, 'host'), deliveryId: Number(prompt!.deliveryId) });
  deps.clock.advance({ minutes: 60 });
  expect(await escalate(opened)).toEqual([]);
});

test('sweeps of several processes at once pass each prompt on once', async () => {
  const opened = await prompted({ groups: 20 });
  deps.clock.advance({ minutes: 15 });
  const swept = await Promise.all(Array.from({ length: 6 }, () => escalate(opened)));
  expect(swept.flat()).toHaveLength(20);
  const { rows } = await opened.work((tx) => sql`select from event where type = 'reassigned'`.execute(tx));
  expect(rows).toHaveLength(20);
});

test('the host of twenty groups is gone at once: their prompts have another owner in the same transaction, and so has what is prompted later', async () => {
  const opened = await prompted({ groups: 20 });
  await deputise(opened, 'teacher');
  await opened.work((tx) =>
    withdrawPrompts(tx, { workspaceId: opened.workspaceId, groupIds: opened.groupIds.slice(0, 5), reason: 'paused', at: deps.clock.now() }),
  );
  await leave(opened, 'host');
  expect(await promptsOf(opened, 'teacher')).toHaveLength(15);
  await opened.work((tx) =>
    reissuePrompts(tx, { workspaceId: opened.workspaceId, groupIds: opened.groupIds.slice(0, 5), reason: 'paused', at: deps.clock.now() }),
  );
  await promptGroups(opened, { at: deps.clock.now(), cueId: 'later' });
  expect(await promptsOf(opened, 'teacher')).toHaveLength(40);
  expect(await orphans(opened)).toEqual([]);
});

test('who takes over: the deputy, the rest of the cast in the playbook’s order, the workspace’s owner, whoever is left', async () => {
  const opened = await prompted();
  const boss = '00000000-0000-7000-8000-0000000000b0';
  await opened.work((tx) =>
    sql`insert into staff (workspace_id, staff_id, display_name, permission, created_at)
      values (${opened.workspaceId}, ${boss}, '老板', 'owner', ${deps.clock.now()})`.execute(tx),
  );
  await deputise(opened, 'ambassador');
  const ownerNow = async () => {
    const { rows } = await opened.work((tx) => sql<{ staff_id: string }>`select staff_id from delivery`.execute(tx));
    return rows[0]?.staff_id;
  };
  const { assistant, consultant, teacher, ambassador } = opened.staff;
  const order: [Role, string][] = [
    ['host', ambassador],
    ['ambassador', assistant],
    ['assistant', consultant],
    ['consultant', teacher],
    ['teacher', boss],
  ];
  for (const [leaver, heir] of order) {
    await leave(opened, leaver);
    expect(await ownerNow()).toBe(heir);
  }
});

test('leaving and prompting, handing over, repeating or escalating at once never leave a prompt with somebody who has left', async () => {
  for (let round = 0; round < 8; round++) {
    const opened = await prompted({ groups: 3 });
    await deputise(opened, 'teacher');
    const { workspaceId, groupIds } = opened;
    const at = deps.clock.now();
    const [third] = (await promptsOf(opened, 'host')).slice(2);
    await claimPrompt(deps, { actor: actorOf(opened, 'host'), deliveryId: Number(third!.deliveryId) });
    await opened.work((tx) => withdrawPrompts(tx, { workspaceId, groupIds: groupIds.slice(0, 1), reason: 'room-closed', at }));
    await Promise.allSettled([
      leave(opened, 'host'),
      leave(opened, 'teacher'),
      promptGroups(opened, { at, cueId: 'meanwhile' }),
      opened.work((tx) => reassignPrompts(tx, { workspaceId, toStaffId: opened.staff.teacher, at, reason: 'handed-over' })),
      opened.work((tx) => repeatPrompts(tx, { workspaceId, groupIds, validUntil: new Date(at.getTime() + 3_600_000), at })),
      opened.work((tx) => escalatePrompts(tx, { workspaceId, at: new Date(at.getTime() + 3_600_000) })),
      unclaimPrompt(deps, { actor: actorOf(opened, 'host'), deliveryId: Number(third!.deliveryId) }),
    ]);
    expect(await orphans(opened)).toEqual([]);
  }
});

test('whatever happens in whatever order, every prompt waits for somebody who is there', async () => {
  const roles: readonly Role[] = ['host', 'assistant', 'consultant', 'teacher', 'ambassador'];
  const step = fc.oneof(
    fc.record({ do: fc.constant('leave' as const), who: fc.constantFrom(...roles.slice(0, 4)) }),
    fc.record({ do: fc.constantFrom('prompt', 'escalate', 'pause', 'resume', 'repeat', 'claim', 'unclaim', 'expire') }),
    fc.record({ do: fc.constant('hand' as const), who: fc.constantFrom(...roles) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const opened = await prompted({ groups: 2, validMinutes: 60 });
      const { workspaceId, groupIds } = opened;
      let prompts = 0;
      for (const one of steps) {
        deps.clock.advance({ minutes: 4 });
        const at = deps.clock.now();
        const choice = { workspaceId, groupIds, at };
        const { rows } = await opened.work((tx) =>
          sql<{ id: number }>`select delivery_id as id from delivery order by 1 limit 1`.execute(tx),
        );
        const deliveryId = rows[0]!.id;
        const work = {
          leave: () => leave(opened, (one as { who: Role }).who),
          prompt: () => promptGroups(opened, { at, cueId: `more-${prompts++}`, validMinutes: 60 }),
          escalate: () => escalate(opened),
          pause: () => opened.work((tx) => withdrawPrompts(tx, { ...choice, reason: 'paused' })),
          resume: () => opened.work((tx) => reissuePrompts(tx, { ...choice, reason: 'paused' })),
          repeat: () => opened.work((tx) => repeatPrompts(tx, { ...choice, validUntil: new Date(at.getTime() + 3_600_000) })),
          claim: () => claimPrompt(deps, { actor: actorOf(opened, 'ambassador'), deliveryId }),
          unclaim: () => unclaimPrompt(deps, { actor: actorOf(opened, 'ambassador'), deliveryId }),
          expire: () =>
            opened.work((tx) => sql`update delivery set state = 'expired' where state = 'prompted' and valid_until <= ${at}`.execute(tx)),
          hand: () =>
            opened.work((tx) =>
              reassignPrompts(tx, { workspaceId, toStaffId: opened.staff[(one as { who: Role }).who], at, reason: 'handed-over' }),
            ),
        }[one.do];
        // refusals are answers too: claimed already, or given to somebody who has left
        await work?.().catch((error: { code?: string }) => expect(error.code).toMatch(/^(prompt_|not_found)/));
        expect(await orphans(opened)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { OpenedGroups } from '../../../test/opened-groups.ts';
import { promptedGroups } from '../../../test/prompted-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { readFeed } from '../conversations/index.ts';
import {
  claimPrompt,
  escalatePrompts,
  expirePrompts,
  linkCode,
  listPrompts,
  openLink,
  reassignPrompts,
  unclaimPrompt,
  withdrawPrompts,
} from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());
const deps = testDeps(database.db);
const target = 'https://lessons.example/1?from=群';

const host = (opened: OpenedGroups): StaffActor => ({
  kind: 'staff',
  workspaceId: opened.workspaceId,
  staffId: opened.staff.host,
  permission: 'assistant',
});

async function linked(o: { validMinutes?: number; groups?: number } = {}) {
  const opened = await promptedGroups(database.db, {
    ...o,
    at: deps.clock.now(),
    text: `第一课：${target}。大家点开看`,
    linkCode: () => linkCode(() => deps.random.token()),
  });
  const { items } = await opened.work((tx) => listPrompts(tx, { workspaceId: opened.workspaceId, at: deps.clock.now() }));
  const [prompt] = items;
  const code = prompt?.link?.code ?? '';
  const deliveryId = Number(prompt?.deliveryId);
  const choice = { workspaceId: opened.workspaceId, groupIds: opened.groupIds, at: deps.clock.now() };
  return {
    opened,
    items,
    prompt,
    code,
    deliveryId,
    choice,
    state: async () => {
      const { rows } = await opened.work((tx) =>
        sql<{ state: string }>`select state from delivery where delivery_id = ${deliveryId}`.execute(tx),
      );
      return rows[0]?.state;
    },
    said: () =>
      opened.work(
        async (tx) => (await readFeed(tx, { workspaceId: opened.workspaceId, groupId: opened.groupIds[0]!, memberId: null })).items,
      ),
    events: async () => {
      const { rows } = await opened.work((tx) =>
        sql<{ type: string; data: object }>`select type, data from event where type in ('claimed', 'evidenced') order by event_id`.execute(
          tx,
        ),
      );
      return rows;
    },
  };
}

test('a post whose text holds a link has a short link of its own, another for each room', async () => {
  const { items } = await linked({ groups: 3 });
  expect(new Set(items.map((item) => item.link?.code)).size).toBe(3);
  for (const { link } of items) expect(link).toMatchObject({ code: expect.stringMatching(/^[A-Za-z0-9]{10}$/), target, openedAt: null });
});

test('the first opening turns claimed into evidenced, once, and leads to the link of the text', async () => {
  const s = await linked();
  await claimPrompt(deps, { actor: host(s.opened), deliveryId: s.deliveryId });
  deps.clock.advance({ minutes: 2 });
  for (let n = 0; n < 3; n++) expect(await openLink(deps, { code: s.code, counts: true })).toEqual({ target });
  expect(await s.state()).toBe('evidenced');
  expect((await s.events()).map((event) => event.type)).toEqual(['claimed', 'evidenced']);
  // said once, and its claim can no longer be taken back
  expect(await s.said()).toHaveLength(1);
  await expect(unclaimPrompt(deps, { actor: host(s.opened), deliveryId: s.deliveryId })).rejects.toMatchObject({
    code: 'prompt_not_claimed',
  });
});

test('what its owner posted and forgot to claim is evidenced too, in their name, and noted as such', async () => {
  const s = await linked();
  await openLink(deps, { code: s.code, counts: true });
  expect(await s.state()).toBe('evidenced');
  expect(await s.said()).toMatchObject([{ seq: 1, author: { id: s.opened.staff.host } }]);
  expect(await s.events()).toMatchObject([{ type: 'claimed' }, { type: 'evidenced', data: { unclaimed: true } }]);
  // claiming it afterwards is no error for its owner
  expect(await claimPrompt(deps, { actor: host(s.opened), deliveryId: s.deliveryId })).toMatchObject({ state: 'evidenced' });
});

test('a preview or one of the staff is shown the way and counts for nothing', async () => {
  const s = await linked();
  expect(await openLink(deps, { code: s.code, counts: false })).toEqual({ target });
  expect(await s.state()).toBe('prompted');
});

test('what was withdrawn or has expired stays so; that its link was opened is kept', async () => {
  const withdrawn = await linked();
  await withdrawn.opened.work((tx) => withdrawPrompts(tx, { ...withdrawn.choice, reason: 'room-closed' }));
  await openLink(deps, { code: withdrawn.code, counts: true });
  expect(await withdrawn.state()).toBe('withdrawn');

  const expired = await linked({ validMinutes: 5 });
  deps.clock.advance({ minutes: 5 });
  // nobody has swept it yet, and still it is over
  await openLink(deps, { code: expired.code, counts: true });
  expect(await expired.state()).toBe('prompted');
  await expired.opened.work((tx) => expirePrompts(tx, { workspaceId: expired.opened.workspaceId, at: deps.clock.now() }));
  const { rows } = await expired.opened.work((tx) => sql`select state, link_opened_at from delivery`.execute(tx));
  expect(rows).toEqual([{ state: 'expired', link_opened_at: deps.clock.now() }]);
});

test('a code nobody gave out leads nowhere', async () => {
  await expect(openLink(deps, { code: 'AAAAAAAAAA', counts: true })).rejects.toMatchObject({ code: 'not_found' });
});

test('claiming, opening, withdrawing, expiring, escalating and handing over at once end in one state, and what is said agrees with it', async () => {
  for (let round = 0; round < 12; round++) {
    const s = await linked();
    const { workspaceId } = s.opened;
    const at = deps.clock.now();
    const late = new Date(at.getTime() + 7_200_000);
    await Promise.allSettled([
      claimPrompt(deps, { actor: host(s.opened), deliveryId: s.deliveryId }),
      openLink(deps, { code: s.code, counts: true }),
      s.opened.work((tx) => withdrawPrompts(tx, { ...s.choice, reason: 'room-closed' })),
      s.opened.work((tx) => expirePrompts(tx, { workspaceId, at: late })),
      s.opened.work((tx) => escalatePrompts(tx, { workspaceId, at: new Date(at.getTime() + 3_600_000) })),
      s.opened.work((tx) => reassignPrompts(tx, { workspaceId, toStaffId: s.opened.staff.assistant, at, reason: 'handed-over' })),
    ]);
    const state = await s.state();
    const posted = state === 'claimed' || state === 'evidenced';
    expect(await s.said()).toHaveLength(posted ? 1 : 0);
    expect((await s.events()).filter((event) => event.type === 'claimed')).toHaveLength(posted ? 1 : 0);
  }
});

test('a move that is not in the state table fails whoever tries it', async () => {
  const s = await linked();
  await openLink(deps, { code: s.code, counts: true });
  for (const state of ['prompted', 'claimed', 'withdrawn', 'expired']) {
    await expect(s.opened.work((tx) => sql`update delivery set state = ${state}`.execute(tx))).rejects.toThrow(
      `a prompt that is evidenced cannot become ${state}`,
    );
  }
});

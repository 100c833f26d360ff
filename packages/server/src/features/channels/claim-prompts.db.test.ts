import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { promptedGroups } from '../../../test/prompted-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { claimPrompts } from './claim-prompts.ts';
import { claimPrompt, listPrompts, withdrawPrompts } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());
const deps = testDeps(database.db);

test('a card of four rooms is claimed in one go: what a colleague was quicker with, or was withdrawn, is said for its room and undoes no other', async () => {
  const opened = await promptedGroups(database.db, { groups: 4, at: deps.clock.now() });
  const { workspaceId, groupIds, staff } = opened;
  const actorOf = (staffId: string): StaffActor => ({ kind: 'staff', workspaceId, staffId, permission: 'assistant' });
  const { items } = await opened.work((tx) => listPrompts(tx, { workspaceId, at: deps.clock.now() }));
  expect(new Set(items.map((item) => item.card)).size).toBe(1);
  const deliveryIds = items.map((item) => Number(item.deliveryId));
  await claimPrompt(deps, { actor: actorOf(staff.assistant), deliveryId: deliveryIds[1]! });
  const withdrawnGroup = items[2]!.groupId;
  expect(groupIds).toContain(withdrawnGroup);
  await opened.work((tx) => withdrawPrompts(tx, { workspaceId, groupIds: [withdrawnGroup], reason: 'room-closed', at: deps.clock.now() }));
  const claim = () => claimPrompts(deps, { actor: actorOf(staff.host), deliveryIds, locale: 'en' });
  const answered = await claim();
  expect(answered).toMatchObject([
    { ok: true, prompt: { state: 'claimed' } },
    { ok: false, code: 'prompt_taken', message: '小满 has claimed this one already' },
    { ok: false, code: 'prompt_gone' },
    { ok: true, prompt: { state: 'claimed' } },
  ]);
  // the same again answers the same
  expect(await claim()).toEqual(answered);
});

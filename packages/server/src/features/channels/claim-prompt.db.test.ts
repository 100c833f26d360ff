import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { type OpenedGroups, openedGroups } from '../../../test/opened-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { type RecipientRow, readFeed } from '../conversations/index.ts';
import {
  claimPrompt,
  connectors,
  listPrompts,
  listSettledPrompts,
  promptTask,
  reissuePrompts,
  unclaimPrompt,
  withdrawPrompts,
} from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());
const deps = testDeps(database.db);

const staffActor = (opened: OpenedGroups, role: 'host' | 'assistant' | 'consultant' = 'host'): StaffActor => ({
  kind: 'staff',
  workspaceId: opened.workspaceId,
  staffId: opened.staff[role],
  permission: 'operator',
});
const promptsOf = (opened: OpenedGroups, role: 'host' | 'assistant' = 'host') =>
  opened.work(
    async (tx) => (await listPrompts(tx, { workspaceId: opened.workspaceId, staffId: opened.staff[role], at: deps.clock.now() })).items,
  );
const feedOf = (opened: OpenedGroups) =>
  opened.work(async (tx) => (await readFeed(tx, { workspaceId: opened.workspaceId, groupId: opened.groupIds[0]!, memberId: null })).items);

async function prompted(o: { kind?: 'room' | 'private' | 'task'; validMinutes?: number } = {}): Promise<OpenedGroups> {
  const opened = await openedGroups(database.db, { channel: 'prompter' });
  const at = deps.clock.now();
  const lines = {
    workspaceId: opened.workspaceId,
    cueId: 'd1-0900',
    title: '开营',
    at,
    voices: opened.groupIds.map((groupId) => ({
      groupId,
      author: { staffId: opened.staff.host, name: '阿澈', role: 'host' },
      attachments: [{ mediaId: null, name: '海报.png', contentType: null }],
      validUntil: new Date(at.getTime() + (o.validMinutes ?? 120) * 60_000),
    })),
  };
  const texts = new Map(opened.groupIds.map((groupId) => [groupId, '欢迎大家']));
  await opened.work((tx) => {
    if (o.kind === 'task') return promptTask(tx, { ...lines, to: { place: 'room', texts } });
    if (o.kind !== 'private') return connectors.prompter.perform(tx, { ...lines, to: { place: 'room', texts } });
    const recipients = sql<RecipientRow>`select group_id, member_id, '你好' as text from member where workspace_id = ${opened.workspaceId}`;
    return connectors.prompter.perform(tx, { ...lines, to: { place: 'private', recipients } });
  });
  return opened;
}

test('of twenty people who claim one prompt at once exactly one succeeds, the others hear who', async () => {
  const opened = await prompted();
  const [prompt] = await promptsOf(opened);
  const racers = Array.from({ length: 20 }, (_, n) => staffActor(opened, n % 2 ? 'assistant' : 'consultant'));
  const outcomes = await Promise.all(
    racers.map((actor) =>
      claimPrompt(deps, { actor, deliveryId: Number(prompt!.deliveryId) }).then(
        (claimed) => ({ by: claimed.claimedBy, code: null }),
        (error: { code: string; details: { by: string } }) => ({ by: null, code: `${error.code} ${error.details.by}` }),
      ),
    ),
  );
  const winner = outcomes.find((outcome) => outcome.by !== null)!.by;
  const winnersName = winner === opened.staff.assistant ? '小满' : '小禾';
  for (const [index, outcome] of outcomes.entries()) {
    const won = racers[index]!.staffId === winner;
    expect(outcome).toEqual(won ? { by: winner, code: null } : { by: null, code: `prompt_taken ${winnersName}` });
  }
  expect(await feedOf(opened)).toMatchObject([{ seq: 1, text: '欢迎大家', author: { name: winnersName, role: 'host', id: winner } }]);
  const { rows } = await opened.work((tx) => sql`select from event where type = 'claimed'`.execute(tx));
  expect(rows).toHaveLength(1);
});

test('a prompt names what to post where, with its pictures, until when', async () => {
  const opened = await prompted({ kind: 'private' });
  const prompts = await promptsOf(opened);
  expect(prompts).toHaveLength(2);
  expect(prompts[0]).toMatchObject({
    groupName: '1群',
    title: '开营',
    kind: 'post',
    place: 'private',
    recipientName: expect.stringMatching(/^成员\d$/),
    text: '你好',
    attachments: [{ mediaId: null, name: '海报.png', url: null }],
    role: 'host',
    state: 'prompted',
  });
  expect(await promptsOf(opened, 'assistant')).toEqual([]);
});

test('a task done is noted but never becomes a message', async () => {
  const opened = await prompted({ kind: 'task' });
  const [prompt] = await promptsOf(opened);
  expect(await claimPrompt(deps, { actor: staffActor(opened), deliveryId: Number(prompt!.deliveryId) })).toMatchObject({
    kind: 'task',
    state: 'claimed',
  });
  expect(await feedOf(opened)).toEqual([]);
});

test('past its time, or withdrawn, a prompt can no longer be claimed', async () => {
  const late = await prompted({ validMinutes: 1 });
  const [expired] = await promptsOf(late);
  deps.clock.advance({ minutes: 1 });
  expect(await promptsOf(late)).toEqual([]);
  await expect(claimPrompt(deps, { actor: staffActor(late), deliveryId: Number(expired!.deliveryId) })).rejects.toMatchObject({
    code: 'prompt_gone',
    details: { state: 'expired' },
  });

  const taken = await prompted();
  const [withdrawn] = await promptsOf(taken);
  await taken.work((tx) =>
    withdrawPrompts(tx, { workspaceId: taken.workspaceId, groupIds: taken.groupIds, reason: 'room-closed', at: deps.clock.now() }),
  );
  await expect(claimPrompt(deps, { actor: staffActor(taken), deliveryId: Number(withdrawn!.deliveryId) })).rejects.toMatchObject({
    code: 'prompt_gone',
    details: { state: 'withdrawn' },
  });
  expect(await feedOf(taken)).toEqual([]);
});

test('withdrawing and claiming at once leave a prompt either said or withdrawn, never both', async () => {
  for (let round = 0; round < 10; round++) {
    const opened = await prompted();
    const [prompt] = await promptsOf(opened);
    const [claimed, withdrawn] = await Promise.all([
      claimPrompt(deps, { actor: staffActor(opened), deliveryId: Number(prompt!.deliveryId) }).then(
        () => true,
        () => false,
      ),
      opened.work((tx) =>
        withdrawPrompts(tx, { workspaceId: opened.workspaceId, groupIds: opened.groupIds, reason: 'room-closed', at: deps.clock.now() }),
      ),
    ]);
    expect([claimed, withdrawn.length]).toEqual(claimed ? [true, 0] : [false, 1]);
    expect(await feedOf(opened)).toHaveLength(claimed ? 1 : 0);
  }
});

test('a claim tapped by mistake is taken back by who made it, for ten minutes; then it stays', async () => {
  const opened = await prompted();
  const [prompt] = await promptsOf(opened);
  const deliveryId = Number(prompt!.deliveryId);
  await claimPrompt(deps, { actor: staffActor(opened), deliveryId });
  await expect(unclaimPrompt(deps, { actor: staffActor(opened, 'assistant'), deliveryId })).rejects.toMatchObject({
    code: 'prompt_not_claimed',
  });
  expect(await unclaimPrompt(deps, { actor: staffActor(opened), deliveryId })).toMatchObject({ state: 'prompted', claimedBy: null });
  expect(await feedOf(opened)).toEqual([]);
  deps.clock.advance({ minutes: 1 });
  await claimPrompt(deps, { actor: staffActor(opened, 'assistant'), deliveryId });
  expect(await feedOf(opened)).toMatchObject([{ seq: 2, author: { name: '小满' } }]);
  deps.clock.advance({ minutes: 11 });
  await expect(unclaimPrompt(deps, { actor: staffActor(opened, 'assistant'), deliveryId })).rejects.toMatchObject({
    code: 'prompt_not_claimed',
  });
});

test('what a pause withdrew waits again after it while it is still true, and expires otherwise; nobody is prompted twice', async () => {
  const brief = await prompted({ validMinutes: 5 });
  const long = await prompted({ validMinutes: 60 });
  const each = async (work: (opened: OpenedGroups) => Promise<unknown>) => {
    await work(brief);
    await work(long);
  };
  const choice = (opened: OpenedGroups) =>
    ({ workspaceId: opened.workspaceId, groupIds: opened.groupIds, reason: 'paused', at: deps.clock.now() }) as const;
  await each((opened) => opened.work((tx) => withdrawPrompts(tx, choice(opened))));
  expect([await promptsOf(brief), await promptsOf(long)]).toEqual([[], []]);
  deps.clock.advance({ minutes: 10 });
  await each((opened) => opened.work((tx) => reissuePrompts(tx, choice(opened))));
  expect(await promptsOf(brief)).toEqual([]);
  expect(await promptsOf(long)).toHaveLength(1);
});

test('prompts of a whole evening come page by page, each once, in time order', async () => {
  const opened = await openedGroups(database.db, { groups: 1, membersPerGroup: 450, channel: 'prompter' });
  const at = deps.clock.now();
  await opened.work((tx) =>
    connectors.prompter.perform(tx, {
      workspaceId: opened.workspaceId,
      cueId: 'many',
      title: '很多',
      at,
      voices: [
        {
          groupId: opened.groupIds[0]!,
          author: { staffId: opened.staff.host, name: '阿澈', role: 'host' },
          attachments: [],
          validUntil: new Date(at.getTime() + 1),
        },
      ],
      to: { place: 'private', recipients: sql<RecipientRow>`select group_id, member_id, '你好' as text from member` },
    }),
  );
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPrompts>> = await opened.work((tx) =>
      listPrompts(tx, { workspaceId: opened.workspaceId, at, ...(cursor === null ? {} : { cursor }) }),
    );
    ids.push(...page.items.map((item) => Number(item.deliveryId)));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(450);
});

test('what became of a prompt is told to whom it was for: posted, or withdrawn and why, for a day', async () => {
  const opened = await prompted({ kind: 'private' });
  const settledOf = (role: 'host' | 'assistant') =>
    opened.work((tx) => listSettledPrompts(tx, { workspaceId: opened.workspaceId, staffId: opened.staff[role], at: deps.clock.now() }));
  expect(await settledOf('host')).toEqual([]);
  const [first] = await promptsOf(opened);
  await claimPrompt(deps, { actor: staffActor(opened), deliveryId: Number(first!.deliveryId) });
  await opened.work((tx) =>
    withdrawPrompts(tx, { workspaceId: opened.workspaceId, groupIds: opened.groupIds, reason: 'room-closed', at: deps.clock.now() }),
  );
  expect((await settledOf('host')).map((prompt) => [prompt.state, prompt.reason])).toEqual([
    ['withdrawn', 'room-closed'],
    ['claimed', null],
  ]);
  expect(await settledOf('assistant')).toEqual([]);
  deps.clock.advance({ hours: 24 });
  expect(await settledOf('host')).toEqual([]);
});

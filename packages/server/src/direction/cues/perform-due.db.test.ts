import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { addMembers, type OpenedGroups, type OpenedGroupsOptions, openedGroups } from '../../../test/opened-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { readFeed } from '../../features/conversations/index.ts';
import { openPerformances, performDue } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

/** Groups on stage, with a clock of their own. */
async function onStage(cues: string, o: OpenedGroupsOptions & { head?: string } = {}) {
  const deps = testDeps(database.db);
  const opened = await openedGroups(database.db, { script: scriptText(cues, o.head === undefined ? {} : { head: o.head }), ...o });
  const { workspaceId, groupIds, scriptVersionId } = opened;
  await opened.work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: deps.clock.now() }));
  const performAll = async () => {
    while ((await performDue(deps)).groups > 0);
  };
  return { deps, opened, performAll, group: groupIds[0]! };
}

const said = (opened: OpenedGroups, groupId: string) =>
  opened.work(async (tx) => (await readFeed(tx, { workspaceId: opened.workspaceId, groupId, memberId: null, limit: 200 })).items);
const runs = async (opened: OpenedGroups, groupId: string) =>
  (
    await opened.work((tx) =>
      sql<{ cue_id: string; state: string; reason: string | null; recipients: number | null; member_id: string | null }>`
        select cue_id, state, reason, recipients, member_id from cue_run where group_id = ${groupId} order by ordinal, member_id`.execute(
        tx,
      ),
    )
  ).rows;
const states = async (opened: OpenedGroups, groupId: string) => (await runs(opened, groupId)).map((run) => `${run.cue_id} ${run.state}`);

test('a day’s cues are performed at their minutes, in order, once, in every group', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [cue('b', { when: 'day 1 10:00' }), cue('a', { when: 'day 1 09:30' }), cue('c', { when: 'day 2 09:00' })].join('\n'),
    { groups: 3 },
  );
  await performAll();
  expect(await said(opened, group)).toEqual([]);
  deps.clock.advance({ minutes: 30 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.text)).toEqual(['这是 a']);
  deps.clock.advance({ minutes: 30 });
  await performAll();
  await performAll();
  for (const groupId of opened.groupIds) {
    expect(await said(opened, groupId)).toMatchObject([
      { text: '这是 a', cue: 'a', author: { kind: 'staff', name: '阿澈', role: 'host' } },
      { text: '这是 b', cue: 'b' },
    ]);
    expect(await states(opened, groupId)).toEqual(['b performed', 'a performed', 'c planned']);
  }
});

test('texts are filled with the group’s and each member’s own values, and phrased differently for each', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [
      cue('room', { when: 'day 1 09:10', text: '{{ 群名 }} 第{{ 第几天 }}天，{{ 班主任 }}，{{ 群规 }}，{{ 第1课链接 }}' }),
      cue('private', {
        when: 'day 1 09:20',
        do: 'whisper',
        where: 'private',
        text: '{{ 昵称 }}你好',
        variants: ['{{ 昵称 }}早上好', '早呀{{ 昵称 }}'],
      }),
    ].join('\n'),
    { membersPerGroup: 30, values: { 第1课链接: 'https://l1.example' }, head: 'variables:\n  第1课链接:\n  群规: 每天19:30发课\n' },
  );
  deps.clock.advance({ minutes: 10 });
  await performAll();
  deps.clock.advance({ minutes: 10 });
  await performAll();
  const [room, ...whispers] = await said(opened, group);
  expect(room!.text).toBe('1群 第1天，阿澈，每天19:30发课，https://l1.example');
  expect(whispers).toHaveLength(30);
  for (const message of whispers) expect(message.text.replace(/你好|早上好|早呀/, '')).toBe(message.threadMemberName);
  expect(new Set(whispers.map((message) => message.text.replace(message.threadMemberName!, ''))).size).toBe(3);
});

test('a private cue reaches its audience only: who has not spoken, has not left and has not opted out', async () => {
  const { deps, opened, performAll, group } = await onStage(
    cue('nudge', { when: 'day 1 09:10', do: 'whisper', where: 'private', to: 'not spoke', text: '来打个招呼吧' }),
    { membersPerGroup: 5 },
  );
  const [spoke, left, optedOut, ...rest] = opened.membersOf.get(group)!;
  await opened.work(async (tx) => {
    await sql`insert into milestone (workspace_id, member_id, name, group_id, reached_at) values (${opened.workspaceId}, ${spoke}, 'spoke', ${group}, now())`.execute(
      tx,
    );
    await sql`update member set left_at = now() where member_id = ${left}`.execute(tx);
    await sql`update contact set opted_out_at = now() where contact_id = ${optedOut}`.execute(tx);
  });
  deps.clock.advance({ minutes: 10 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.threadMemberId).toSorted()).toEqual(rest);
  expect(await runs(opened, group)).toMatchObject([{ state: 'performed', recipients: rest.length }]);
});

test('a cue that hangs on joining is performed for each member at their own time', async () => {
  const { deps, opened, performAll, group } = await onStage(
    cue('hello', { when: '2h after join', do: 'whisper', where: 'private', text: '{{ 昵称 }}，还顺利吗' }),
    { joinedAt: new Date('2026-12-01T08:00:00+08:00') },
  );
  deps.clock.advance({ minutes: 59 });
  await performAll();
  expect(await said(opened, group)).toEqual([]);
  deps.clock.advance({ minutes: 1 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.text)).toEqual(['成员1，还顺利吗', '成员2，还顺利吗']);
});

test('`after` a cue waits for its performance, not for its time', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [cue('live-end', { when: 'on go' }), cue('thanks', { when: 'after live-end' }), cue('later', { when: '10m after live-end' })].join(
      '\n',
    ),
  );
  deps.clock.advance({ hours: 3 });
  await performAll();
  expect(await states(opened, group)).toEqual(['live-end planned', 'thanks planned', 'later planned']);
});

test('a cue later than its policy expires with a notice instead of being sent; what is still true is sent', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [
      cue('two-hours', { when: 'day 1 09:10' }),
      cue('brief', { when: 'day 1 11:00', sendUntil: '10m' }),
      cue('fine', { when: 'day 1 11:15' }),
      cue('midnight', { when: 'day 1 23:30' }),
    ].join('\n'),
  );
  deps.clock.advance({ hours: 2, minutes: 20 });
  await performAll();
  expect(await runs(opened, group)).toMatchObject([
    { cue_id: 'two-hours', state: 'expired', reason: 'too-late' },
    { cue_id: 'brief', state: 'expired', reason: 'too-late' },
    { cue_id: 'fine', state: 'performed' },
    { cue_id: 'midnight', state: 'planned' },
  ]);
  deps.clock.advance({ hours: 12, minutes: 41 });
  await performAll();
  expect((await runs(opened, group)).at(-1)).toMatchObject({ state: 'expired', reason: 'too-late' });
  const { rows } = await opened.work((tx) => sql`select from event where type = 'expired' and group_id = ${group}`.execute(tx));
  expect(rows).toHaveLength(3);
});

test('a group that is behind says one late thing a minute, in order, and then is on time again', async () => {
  const { deps, opened, performAll, group } = await onStage(
    ['a', 'b', 'c'].map((id, n) => cue(id, { when: `day 1 09:${10 + n * 10}` })).join('\n'),
  );
  deps.clock.advance({ minutes: 40 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.cue)).toEqual(['a']);
  deps.clock.advance({ minutes: 1 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.cue)).toEqual(['a', 'b']);
  deps.clock.advance({ minutes: 1 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.cue)).toEqual(['a', 'b', 'c']);
});

test('a text with a variable that has no value is never sent; the cue fails visibly and its neighbours go on', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [cue('hole', { when: 'day 1 09:10', text: '链接：{{ 第2课链接 }}' }), cue('next', { when: 'day 1 09:10' })].join('\n'),
    { groups: 2 },
  );
  deps.clock.advance({ minutes: 10 });
  await performAll();
  expect(await runs(opened, group)).toMatchObject([
    { state: 'failed', reason: 'text-unresolved: 第2课链接' },
    { cue_id: 'next', state: 'performed' },
  ]);
  expect((await said(opened, group)).map((message) => message.cue)).toEqual(['next']);
});

test('closing the room skips later room cues with the reason; private ones go on and the performance ends with them', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [
      cue('bye', { when: 'day 1 10:00', do: 'close-room', text: '再见' }),
      cue('too', { when: 'day 1 10:00' }),
      cue('late', { when: 'day 1 11:00' }),
      cue('private', { when: 'day 1 12:00', do: 'whisper', where: 'private' }),
    ].join('\n'),
  );
  deps.clock.advance({ hours: 1 });
  await performAll();
  expect(await runs(opened, group)).toMatchObject([
    { cue_id: 'bye', state: 'performed' },
    { cue_id: 'too', state: 'skipped', reason: 'room-closed' },
    { cue_id: 'late', state: 'skipped', reason: 'room-closed' },
    { cue_id: 'private', state: 'planned' },
  ]);
  deps.clock.advance({ hours: 2 });
  await performAll();
  expect((await said(opened, group)).map((message) => message.cue)).toEqual(['bye', 'private', 'private']);
  const { rows } = await opened.work((tx) => sql`select state, next_due_at from performance where group_id = ${group}`.execute(tx));
  expect(rows).toEqual([{ state: 'finished', next_due_at: null }]);
});

test('on the prompter a cue prompts the person cast for its role; a task does so on every channel', async () => {
  const { deps, opened, performAll, group } = await onStage(
    [
      cue('say', { when: 'day 1 09:10', who: 'assistant' }),
      cue('task', { when: 'day 1 09:10', do: 'task', text: '检查作业' }),
      cue('bye', { when: 'day 1 09:20', do: 'close-room', text: '' }),
    ].join('\n'),
    { channel: 'prompter' },
  );
  const prompts = async () =>
    (
      await opened.work((tx) =>
        sql`select cue_id, kind, state, reason, staff_id from delivery where group_id = ${group} order by delivery_id`.execute(tx),
      )
    ).rows;
  deps.clock.advance({ minutes: 10 });
  await performAll();
  expect(await prompts()).toMatchObject([
    { cue_id: 'say', kind: 'post', state: 'prompted', staff_id: opened.staff.assistant },
    { cue_id: 'task', kind: 'task', state: 'prompted', staff_id: opened.staff.host },
  ]);
  deps.clock.advance({ minutes: 10 });
  await performAll();
  expect(await prompts()).toMatchObject([
    { cue_id: 'say', state: 'withdrawn', reason: 'room-closed' },
    { cue_id: 'task', state: 'prompted' },
    { cue_id: 'bye', kind: 'task', state: 'prompted' },
  ]);
  expect(await said(opened, group)).toEqual([]);
});

test('two performers share the groups and perform each cue once', async () => {
  const { deps, opened } = await onStage(
    ['a', 'b', 'c']
      .map((id) => cue(id, { when: 'day 1 09:10', do: id === 'b' ? 'whisper' : 'say', where: id === 'b' ? 'private' : 'room' }))
      .join('\n'),
    { groups: 40, membersPerGroup: 3 },
  );
  deps.clock.advance({ minutes: 10 });
  const worker = async () => {
    for (let idle = 0; idle < 3; ) idle = (await performDue(deps, { groupsAtOnce: 4 })).groups > 0 ? 0 : idle + 1;
  };
  await Promise.all([worker(), worker(), worker()]);
  for (const groupId of opened.groupIds) {
    expect((await said(opened, groupId)).map((message) => `${message.seq} ${message.cue}`)).toEqual(['1 a', '2 b', '3 b', '4 b', '5 c']);
  }
});

test('a cue that throws in one group fails there alone, is named, and everything around it goes on', async () => {
  const { deps, opened } = await onStage([cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 1 09:10' })].join('\n'), { groups: 17 });
  const poisoned = opened.groupIds[11]!;
  deps.clock.advance({ minutes: 10 });
  const { say } = (await import('./actions/performers.ts')).performers;
  await performDue(deps, {
    performerOf: (scene) => async (tx, given) => {
      const outcomes = await say(tx, given);
      if (scene.cue.id === 'a' && given.runs.some((run) => run.groupId === poisoned)) throw new Error('坏掉了');
      return outcomes;
    },
  });
  for (const groupId of opened.groupIds) {
    const found = await runs(opened, groupId);
    expect(found.map((run) => `${run.cue_id} ${run.state} ${run.reason}`)).toEqual([
      groupId === poisoned ? 'a failed fault: 坏掉了' : 'a performed null',
      'b performed null',
    ]);
    expect((await said(opened, groupId)).map((message) => message.cue)).toEqual(groupId === poisoned ? ['b'] : ['a', 'b']);
  }
});

test('a member who joins later gets their own cue, and only from then on', async () => {
  const { deps, opened, performAll, group } = await onStage(cue('hello', { when: '5m after join', do: 'whisper', where: 'private' }), {
    membersPerGroup: 0,
  });
  const memberId = '11111111-2222-4333-8444-555555555555';
  const joinedAt = deps.clock.now();
  const { planForMember } = await import('./index.ts');
  await opened.work(async (tx) => {
    await addMembers(tx, { workspaceId: opened.workspaceId, members: [{ groupId: group, memberId, name: '新来的' }], joinedAt });
    await planForMember(tx, { workspaceId: opened.workspaceId, groupId: group, memberId, at: joinedAt });
  });
  deps.clock.advance({ minutes: 5 });
  await performAll();
  expect(await said(opened, group)).toMatchObject([{ threadMemberId: memberId, text: '这是 hello' }]);
});

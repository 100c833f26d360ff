import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { addMembers } from '../../../test/opened-groups.ts';
import { cue } from '../../../test/test-scripts.ts';
import { performDue, planForMember } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('a day’s cues are performed at their minutes, in order, once, in every group', async () => {
  const cues = [cue('b', { when: 'day 1 10:00' }), cue('a', { when: 'day 1 09:30' }), cue('c', { when: 'day 2 09:00' })];
  const s = await onStage(database.db, cues, { groups: 3 });
  await s.performAll();
  expect(await s.said()).toEqual([]);
  await s.play(30);
  expect((await s.said()).map((message) => message.text)).toEqual(['这是 a']);
  await s.play(30);
  await s.performAll();
  for (const groupId of s.opened.groupIds) {
    expect(await s.said(groupId)).toMatchObject([
      { text: '这是 a', cue: 'a', author: { kind: 'staff', name: '阿澈', role: 'host' } },
      { text: '这是 b', cue: 'b' },
    ]);
    expect(await s.states(groupId)).toEqual(['b performed', 'a performed', 'c planned']);
  }
});

test('texts are filled with the group’s and each member’s own values, and phrased differently for each', async () => {
  const s = await onStage(
    database.db,
    [
      cue('room', { when: 'day 1 09:10', text: '{{ 群名 }} 第{{ 第几天 }}天，{{ 班主任 }}，{{ 群规 }}，{{ 第1课链接 }}' }),
      cue('private', {
        when: 'day 1 09:20',
        do: 'whisper',
        where: 'private',
        text: '{{ 昵称 }}你好',
        variants: ['{{ 昵称 }}早上好', '早呀{{ 昵称 }}'],
      }),
    ],
    { membersPerGroup: 30, values: { 第1课链接: 'https://l1.example' }, head: 'variables:\n  第1课链接:\n  群规: 每天19:30发课\n' },
  );
  await s.play(20);
  const [room, ...whispers] = await s.said();
  expect(room!.text).toBe('1群 第1天，阿澈，每天19:30发课，https://l1.example');
  expect(whispers).toHaveLength(30);
  for (const message of whispers) expect(message.text.replace(/你好|早上好|早呀/, '')).toBe(message.threadMemberName);
  expect(new Set(whispers.map((message) => message.text.replace(message.threadMemberName!, ''))).size).toBe(3);
});

test('a private cue reaches its audience only: who has not spoken, has not left and has not opted out', async () => {
  const nudge = cue('nudge', { when: 'day 1 09:10', do: 'whisper', where: 'private', to: 'not spoke', text: '来打个招呼吧' });
  const s = await onStage(database.db, [nudge], { membersPerGroup: 5 });
  const [spoke, left, optedOut, ...rest] = s.opened.membersOf.get(s.group)!;
  await s.opened.work(async (tx) => {
    await sql`insert into milestone (workspace_id, member_id, name, group_id, reached_at)
      values (${s.workspaceId}, ${spoke}, 'spoke', ${s.group}, ${s.deps.clock.now()})`.execute(tx);
    await sql`update member set left_at = ${s.deps.clock.now()} where member_id = ${left}`.execute(tx);
    await sql`update contact set opted_out_at = ${s.deps.clock.now()} where contact_id = ${optedOut}`.execute(tx);
  });
  await s.play(10);
  expect((await s.said()).map((message) => message.threadMemberId ?? '').toSorted()).toEqual(rest);
  expect(await s.runs()).toMatchObject([{ state: 'performed', recipients: rest.length }]);
});

test('a cue that hangs on joining is performed for each member at their own time, to who is then in its audience', async () => {
  const hello = cue('hello', { when: '2h after join', do: 'whisper', where: 'private', to: 'not spoke', text: '{{ 昵称 }}，还顺利吗' });
  const s = await onStage(database.db, [hello], { membersPerGroup: 3, joinedAt: new Date('2026-12-01T08:00:00+08:00') });
  const [spoke] = s.opened.membersOf.get(s.group)!;
  await s.opened.work((tx) =>
    sql`insert into milestone (workspace_id, member_id, name, group_id, reached_at)
      values (${s.workspaceId}, ${spoke}, 'spoke', ${s.group}, ${s.deps.clock.now()})`.execute(tx),
  );
  await s.play(59);
  expect(await s.said()).toEqual([]);
  await s.play(1);
  expect((await s.said()).map((message) => message.text)).toEqual(['成员2，还顺利吗', '成员3，还顺利吗']);
  expect(await s.runs()).toMatchObject([{ state: 'skipped', reason: 'not-in-audience' }, { state: 'performed' }, { state: 'performed' }]);
});

test('a member who joins later gets their own cue, and a member who has left none', async () => {
  const s = await onStage(database.db, [cue('hello', { when: '5m after join', do: 'whisper', where: 'private' })], { membersPerGroup: 1 });
  const [leaver] = s.opened.membersOf.get(s.group)!;
  const memberId = '11111111-2222-4333-8444-555555555555';
  const at = s.deps.clock.now();
  await s.opened.work(async (tx) => {
    await addMembers(tx, { workspaceId: s.workspaceId, members: [{ groupId: s.group, memberId, name: '新来的' }], joinedAt: at });
    await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId, at });
    await sql`update member set left_at = ${at} where member_id = ${leaver}`.execute(tx);
    await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId: leaver!, at });
  });
  await s.play(5);
  expect(await s.said()).toMatchObject([{ threadMemberId: memberId, text: '这是 hello' }]);
  expect(new Set(await s.states())).toEqual(new Set(['hello performed', 'hello cancelled']));
});

test('a cue later than its policy expires with a notice instead of being sent; what is still true is sent', async () => {
  const s = await onStage(database.db, [
    cue('two-hours', { when: 'day 1 09:10' }),
    cue('brief', { when: 'day 1 11:00', sendUntil: '10m' }),
    cue('fine', { when: 'day 1 11:15' }),
    cue('midnight', { when: 'day 1 23:30' }),
  ]);
  s.deps.clock.advance({ hours: 2, minutes: 20 });
  await s.performAll();
  expect(await s.runs()).toMatchObject([
    { cueId: 'two-hours', state: 'expired', reason: 'too-late' },
    { cueId: 'brief', state: 'expired', reason: 'too-late' },
    { cueId: 'fine', state: 'performed' },
    { cueId: 'midnight', state: 'planned' },
  ]);
  s.deps.clock.advance({ hours: 12, minutes: 41 });
  await s.performAll();
  expect(await s.runOf('midnight')).toMatchObject({ state: 'expired', reason: 'too-late' });
  const { rows } = await s.opened.work((tx) => sql`select from event where type = 'expired' and group_id = ${s.group}`.execute(tx));
  expect(rows).toHaveLength(3);
});

test('a group that is behind says one late thing a minute, in order, and then is on time again', async () => {
  const s = await onStage(
    database.db,
    ['a', 'b', 'c'].map((id, n) => cue(id, { when: `day 1 09:${10 + n * 10}` })),
  );
  s.deps.clock.advance({ minutes: 40 });
  await s.performAll();
  expect((await s.said()).map((message) => message.cue)).toEqual(['a']);
  await s.play(1);
  expect((await s.said()).map((message) => message.cue)).toEqual(['a', 'b']);
  await s.play(1);
  expect((await s.said()).map((message) => message.cue)).toEqual(['a', 'b', 'c']);
});

test('a text with a variable that has no value is never sent; the cue fails visibly and its neighbours go on', async () => {
  const cues = [cue('hole', { when: 'day 1 09:10', text: '链接：{{ 第2课链接 }}' }), cue('next', { when: 'day 1 09:10' })];
  const s = await onStage(database.db, cues, { groups: 2 });
  await s.play(10);
  expect(await s.runs()).toMatchObject([
    { state: 'failed', reason: 'text-unresolved: 第2课链接' },
    { cueId: 'next', state: 'performed' },
  ]);
  expect((await s.said()).map((message) => message.cue)).toEqual(['next']);
});

test('a file that was never uploaded leaves the text to go alone, noted; the others go with it', async () => {
  const s = await onStage(database.db, [cue('poster', { when: 'day 1 09:10', attachments: ['海报.png', '课表.png'] })]);
  await s.opened.work((tx) =>
    sql`insert into media (workspace_id, media_id, name, content_type, size_bytes, content_sha256, content, created_at)
      values (${s.workspaceId}, '11111111-2222-4333-8444-666666666666', '课表.png', 'image/png', 1, '\\x00', '\\x00', ${s.deps.clock.now()})`.execute(
      tx,
    ),
  );
  await s.play(10);
  expect(await s.said()).toMatchObject([{ text: '这是 poster', attachments: [{ name: '课表.png' }] }]);
  expect(await s.runs()).toMatchObject([{ state: 'performed', reason: 'attachment-missing: 海报.png' }]);
});

test('closing the room skips later room cues with the reason; private ones go on and the performance ends with them', async () => {
  const s = await onStage(database.db, [
    cue('bye', { when: 'day 1 10:00', do: 'close-room', text: '再见' }),
    cue('too', { when: 'day 1 10:00' }),
    cue('late', { when: 'day 1 11:00' }),
    cue('private', { when: 'day 1 12:00', do: 'whisper', where: 'private' }),
  ]);
  await s.play(60);
  expect(await s.runs()).toMatchObject([
    { cueId: 'bye', state: 'performed' },
    { cueId: 'too', state: 'skipped', reason: 'room-closed' },
    { cueId: 'late', state: 'skipped', reason: 'room-closed' },
    { cueId: 'private', state: 'planned' },
  ]);
  await s.play(120);
  expect((await s.said()).map((message) => message.cue)).toEqual(['bye', 'private', 'private']);
  const { rows } = await s.opened.work((tx) => sql`select state, next_due_at from performance where group_id = ${s.group}`.execute(tx));
  expect(rows).toEqual([{ state: 'finished', next_due_at: null }]);
});

test('on the prompter a cue prompts the person cast for its role; closing withdraws what waits for the room, tasks stay', async () => {
  const s = await onStage(
    database.db,
    [
      cue('say', { when: 'day 1 09:10', who: 'assistant' }),
      cue('task', { when: 'day 1 09:10', do: 'task', text: '检查作业' }),
      cue('bye', { when: 'day 1 09:20', do: 'close-room', text: '' }),
    ],
    { channel: 'prompter' },
  );
  const prompts = async () => {
    const { rows } = await s.opened.work((tx) =>
      sql`select cue_id, kind, state, reason, staff_id from delivery where group_id = ${s.group} order by delivery_id`.execute(tx),
    );
    return rows;
  };
  await s.play(10);
  expect(await prompts()).toMatchObject([
    { cue_id: 'say', kind: 'post', state: 'prompted', staff_id: s.opened.staff.assistant },
    { cue_id: 'task', kind: 'task', state: 'prompted', staff_id: s.opened.staff.host },
  ]);
  await s.play(10);
  expect(await prompts()).toMatchObject([
    { cue_id: 'say', state: 'withdrawn', reason: 'room-closed' },
    { cue_id: 'task', state: 'prompted' },
    { cue_id: 'bye', kind: 'task', state: 'prompted' },
  ]);
  expect(await s.said()).toEqual([]);
});

test('three performers share the groups and perform each cue once', async () => {
  const private_ = { do: 'whisper', where: 'private' };
  const cues = ['a', 'b', 'c'].map((id) => cue(id, { when: 'day 1 09:10', ...(id === 'b' ? private_ : {}) }));
  const s = await onStage(database.db, cues, { groups: 40, membersPerGroup: 3 });
  s.deps.clock.advance({ minutes: 10 });
  const worker = async () => {
    for (let idle = 0; idle < 3; ) idle = (await performDue(s.deps, { groupsAtOnce: 4 })).groups > 0 ? 0 : idle + 1;
  };
  await Promise.all([worker(), worker(), worker()]);
  for (const groupId of s.opened.groupIds) {
    expect((await s.said(groupId)).map((message) => `${message.seq} ${message.cue}`)).toEqual(['1 a', '2 b', '3 b', '4 b', '5 c']);
  }
});

test('a cue that throws in one group fails there alone, is named, and everything around it goes on', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 1 09:10' })], { groups: 17 });
  const poisoned = s.opened.groupIds[11]!;
  s.deps.clock.advance({ minutes: 10 });
  await performDue(s.deps, {
    standIn: (scene, usual) => async (tx, given) => {
      const outcomes = await usual(tx, given);
      if (scene.cue.id === 'a' && given.runs.some((run) => run.groupId === poisoned)) throw new Error('坏掉了');
      return outcomes;
    },
  });
  for (const groupId of s.opened.groupIds) {
    expect((await s.runs(groupId)).map((run) => `${run.cueId} ${run.state} ${run.reason}`)).toEqual([
      groupId === poisoned ? 'a failed fault: 坏掉了' : 'a performed null',
      'b performed null',
    ]);
    expect((await s.said(groupId)).map((message) => message.cue)).toEqual(groupId === poisoned ? ['b'] : ['a', 'b']);
  }
});

test('what the database itself refuses in one group (here: a message that was said already) fails there alone too', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })], { groups: 9 });
  const doubled = s.opened.groupIds[4]!;
  await s.opened.work((tx) =>
    sql`insert into message (workspace_id, group_id, seq, author, author_name, text, cue_id, said_at)
      values (${s.workspaceId}, ${doubled}, 1000, 'staff', '阿澈', '这是 a', 'a', ${s.deps.clock.now()})`.execute(tx),
  );
  await s.play(10);
  for (const groupId of s.opened.groupIds) {
    expect(await s.said(groupId)).toHaveLength(1);
    expect((await s.runs(groupId))[0]).toMatchObject({ state: groupId === doubled ? 'failed' : 'performed' });
  }
});

test('a deadlock is not the cue’s fault: the whole transaction is repeated and nothing is marked failed', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })], { groups: 3 });
  s.deps.clock.advance({ minutes: 10 });
  let attempts = 0;
  await performDue(s.deps, {
    standIn: (_scene, usual) => async (tx, scene) => {
      const outcomes = await usual(tx, scene);
      if (++attempts === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return outcomes;
    },
  });
  expect(attempts).toBe(2);
  for (const groupId of s.opened.groupIds) expect(await s.states(groupId)).toEqual(['a performed']);
});

test('members’ own texts are performed some groups at a time, however many are due; one group always fits', async () => {
  const personal = { when: 'day 1 09:10', do: 'whisper', where: 'private', text: '{{ 昵称 }}你好' };
  const s = await onStage(database.db, [cue('own', personal), cue('room', { when: 'day 1 09:10' })], { groups: 5, membersPerGroup: 4 });
  s.deps.clock.advance({ minutes: 10 });
  expect((await performDue(s.deps, { textsAtOnce: 9 })).groups).toBe(2);
  expect((await performDue(s.deps, { textsAtOnce: 3 })).groups).toBe(1);
  expect((await performDue(s.deps)).groups).toBe(2);
  for (const groupId of s.opened.groupIds) {
    expect((await s.said(groupId)).map((message) => message.cue)).toEqual(['own', 'own', 'own', 'own', 'room']);
  }
});

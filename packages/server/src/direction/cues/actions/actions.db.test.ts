import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { planForMember } from '../plan-for-member.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('nothing to say is not said: no words and no file that was ever uploaded', async () => {
  const s = await onStage(
    database.db,
    [
      cue('poster', { when: 'day 1 09:10', text: '', attachments: ['海报.png'] }),
      cue('empty', { when: 'day 1 09:10', text: "{% if 群名 == '别的群' %}早{% endif %}" }),
      cue('card', { when: 'day 1 09:10', do: 'whisper', where: 'private', text: '', attachments: ['名片.png'] }),
      cue('own', { when: 'day 1 09:10', do: 'whisper', where: 'private', text: "{% if 昵称 == '成员1' %}早{% endif %}" }),
    ],
    { membersPerGroup: 2 },
  );
  await s.play(10);
  expect(await s.said()).toEqual([]);
  for (const run of await s.runs()) expect(run).toMatchObject({ state: 'failed', reason: 'nothing-to-say' });
});

test('before the opening there is no day to speak of: the cue fails visibly', async () => {
  const hello = cue('hello', { when: '2h after join', do: 'whisper', where: 'private', text: '今天是第{{ 第几天 }}天' });
  const s = await onStage(database.db, [hello], { membersPerGroup: 1, openingAt: new Date('2026-12-04T09:00:00+08:00') });
  const [member] = s.opened.membersOf.get(s.group)!;
  const joinedAt = s.deps.clock.now();
  await s.opened.work(async (tx) => {
    await sql`update member set joined_at = ${joinedAt} where member_id = ${member}`.execute(tx);
    await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId: member!, at: joinedAt });
  });
  await s.play(120);
  expect(await s.said()).toEqual([]);
  expect(await s.runs()).toMatchObject([{ state: 'failed', reason: 'text-unresolved: 第几天' }]);
});

test('a closing that hangs on joining closes no room, in versions saved before lint refused it', async () => {
  const bye = cue('bye', { when: '30m after join', do: 'close-room', text: '' });
  const s = await onStage(database.db, [bye, cue('a', { when: 'day 1 09:10' })], {
    membersPerGroup: 1,
    joinedAt: new Date('2026-12-01T08:35:00+08:00'),
  });
  await s.play(10);
  expect(await s.runOf('bye')).toMatchObject({ state: 'failed', reason: 'post-per-member' });
  expect((await s.said()).map((message) => message.cue)).toEqual(['a']);
});

test('members prompted in one batch each keep their own last moment', async () => {
  const hello = cue('hello', { when: '30m after join', do: 'whisper', where: 'private' });
  const s = await onStage(database.db, [hello], { channel: 'prompter', membersPerGroup: 2 });
  const [early, late] = s.opened.membersOf.get(s.group)!;
  const opening = s.deps.clock.now();
  await s.opened.work(async (tx) => {
    await sql`update member set joined_at = ${opening}::timestamptz + case when member_id = ${late} then interval '4 minutes' else interval '0' end`.execute(
      tx,
    );
    for (const memberId of [early!, late!])
      await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId, at: opening });
  });
  s.deps.clock.advance({ minutes: 35 });
  await s.performAll();
  const { rows } = await s.opened.work((tx) =>
    sql<{
      member: string;
      until: Date;
    }>`select recipient_member_id as member, valid_until as until from delivery where group_id = ${s.group}`.execute(tx),
  );
  const minutes = new Map(rows.map((row) => [row.member, (row.until.getTime() - opening.getTime()) / 60_000]));
  expect([minutes.get(early!), minutes.get(late!)]).toEqual([150, 154]);
});

import { type Kysely, sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { claimPrompt, unclaimPrompt } from '../../../features/channels/index.ts';
import { postAsMember } from '../../../features/conversations/index.ts';
import { type Database, openDb } from '../../../platform/db/index.ts';
import { silentLog } from '../../../platform/log/index.ts';
import { auditWorkspace, directCue, slipRest } from '../index.ts';
import { expireDuePrompts } from '../performer.ts';

const database = await testDatabase();
/** who owns the tables: past every row-level rule, and may drop what should prevent a fault */
const owner = openDb({ url: database.ownerUrl, log: silentLog });
afterAll(async () => {
  await owner.close();
  await database.close();
});
const asOwner = async (work: (db: Kysely<Database>) => Promise<unknown>) => {
  await work(owner.db);
};

const script = [
  cue('a', { when: 'day 1 09:10' }),
  cue('b', { when: 'day 1 09:20', do: 'whisper', where: 'private', text: '{{ 昵称 }}你好' }),
  cue('hello', { when: '90m after join', do: 'whisper', where: 'private' }),
  cue('task', { when: 'day 1 09:40', do: 'task' }),
  cue('c', { when: 'day 1 10:00' }),
  cue('call', { when: 'on go' }),
  cue('answer', { when: '5m after call' }),
  cue('d', { when: 'day 1 12:00' }),
  cue('bye', { when: 'day 1 13:00', do: 'close-room', text: '再见' }),
  cue('never', { when: 'day 1 14:00' }),
  cue('e', { when: 'day 1 15:00', do: 'whisper', where: 'private' }),
];

test('what was skipped, came too late, or was prompted and never posted is counted apart from what was performed', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 1 20:00' })], {
    channel: 'prompter',
    groups: 2,
  });
  const [first] = s.opened.groupIds;
  await directCue(s.deps, { actor: s.host, groupId: first!, cueRunId: (await s.runOf('b', first)).cueRunId, word: 'skip' });
  await s.play(240);
  await expireDuePrompts(s.deps);
  const audit = await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });
  expect(audit).toMatchObject({ lost: 0, twice: 0, aside: { skipped: 1, expired: 0, failed: 0, unposted: 2 } });
});

/** A morning with everything in it: slip, go, skip, members who speak, prompts claimed and taken back. */
async function morning(o: { channel?: 'webRoom' | 'prompter' } = {}) {
  const s = await onStage(database.db, script, { groups: 3, membersPerGroup: 4, ...o });
  const [first, second] = s.opened.groupIds as [string, string];
  await s.play(65);
  await slipRest(s.deps, { actor: s.host, groupId: first, minutes: 30, preview: false, idempotencyKey: 'slip' });
  const direct = async (word: 'go' | 'skip' | 'hold', cueId: string, groupId: string) =>
    directCue(s.deps, { actor: s.host, groupId, cueRunId: (await s.runOf(cueId, groupId)).cueRunId, word });
  await direct('go', 'call', first);
  await direct('skip', 'd', second);
  const [memberId] = s.opened.membersOf.get(first)!;
  const member = { kind: 'member', workspaceId: s.workspaceId, groupId: first, memberId: memberId! } as const;
  await postAsMember(s.deps, { actor: member, place: 'room', text: '收到', clientKey: 'key-00001' });
  if (o.channel === 'prompter') {
    const { rows } = await s.opened.work((tx) =>
      sql<{
        delivery_id: number;
      }>`select delivery_id from delivery where state = 'prompted' and valid_until > ${s.deps.clock.now()}`.execute(tx),
    );
    for (const [index, row] of rows.entries()) {
      await claimPrompt(s.deps, { actor: s.host, deliveryId: row.delivery_id });
      if (index % 3 === 0) await unclaimPrompt(s.deps, { actor: s.host, deliveryId: row.delivery_id });
    }
  }
  const audit = () => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'zh-CN' });
  return { ...s, first, second, audit };
}

test.each(['webRoom', 'prompter'] as const)(
  'on %s a morning as it should be has nothing lost and nothing twice, at any moment of it',
  async (channel) => {
    const s = await morning({ channel });
    for (let quarter = 0; quarter < 28; quarter++) {
      const audit = await s.audit();
      expect(audit).toMatchObject({ groups: 3, lost: 0, twice: 0, details: [] });
      expect(audit.expected).toBe(audit.performed);
      await s.play(15);
    }
    expect(await s.audit()).toMatchObject({ lost: 0, twice: 0 });
    expect((await s.states()).filter((state) => state.endsWith('planned'))).toEqual([]);
  },
);

test.each([
  ['a deleted message', 'lost', 1, '少了消息', (group: string) => sql`delete from message where group_id = ${group} and cue_id = 'a'`],
  [
    'two deleted private messages',
    'lost',
    2,
    '少了消息 × 2',
    (group: string) =>
      sql`delete from message where message_id in (select message_id from message where group_id = ${group} and cue_id = 'b' limit 2)`,
  ],
  [
    'a doubled message',
    'twice',
    1,
    '多了消息',
    (group: string) => sql`insert into message (workspace_id, group_id, seq, author, author_name, text, cue_id, said_at)
      select workspace_id, group_id, 900, author, author_name, text, cue_id, said_at from message where group_id = ${group} and cue_id = 'a'`,
  ],
  [
    'a member’s message that vanished',
    'lost',
    1,
    '缺口',
    (group: string) => sql`delete from message where group_id = ${group} and author = 'member'`,
  ],
  [
    'a cue marked as performed that never was',
    'lost',
    2,
    '日志里却没有',
    (group: string) =>
      sql`update cue_run set state = 'performed', recipients = 1, settled_at = now() where group_id = ${group} and cue_id = 'c'`,
  ],
  [
    'a cue that was never planned',
    'lost',
    1,
    '没有排上',
    (group: string) => sql`delete from cue_run where group_id = ${group} and cue_id = 'c'`,
  ],
  [
    'a cue expired although it could still be said',
    'lost',
    1,
    '没有正当理由',
    (group: string) =>
      sql`update cue_run set state = 'expired', reason = 'too-late', settled_at = due_at where group_id = ${group} and cue_id = 'c'`,
  ],
  [
    'a cue moved to next year',
    'lost',
    1,
    '时间和剧本对不上',
    (group: string) => sql`update cue_run set due_at = due_at + interval '1 year' where group_id = ${group} and cue_id = 'c'`,
  ],
  [
    'a performed cue opened again',
    'twice',
    1,
    '还会再执行',
    (group: string) => sql`update cue_run set state = 'planned', settled_at = null where group_id = ${group} and cue_id = 'a'`,
  ],
  [
    'a cue planned twice',
    'twice',
    1,
    '排了两次',
    (group: string) => sql`insert into cue_run (workspace_id, group_id, cue_id, member_id, ordinal, planned_at, due_at, valid_until, state)
      select workspace_id, group_id, cue_id, member_id, ordinal, planned_at, due_at, valid_until, state from cue_run
      where group_id = ${group} and cue_id = 'c'`,
  ],
  [
    'a cue performed before it was due',
    'lost',
    1,
    '不在该执行的时间',
    (group: string) => sql`update cue_run set settled_at = due_at - interval '1 minute' where group_id = ${group} and cue_id = 'a'`,
  ],
  [
    'a cue performed when it was no longer valid',
    'lost',
    1,
    '不在该执行的时间',
    (group: string) => sql`update cue_run set settled_at = valid_until where group_id = ${group} and cue_id = 'task'`,
  ],
  [
    'a text that shows its variables',
    'lost',
    1,
    '没填的变量',
    (group: string) => sql`update message set text = '{{ 昵称 }}你好' where message_id in
      (select message_id from message where group_id = ${group} and cue_id = 'b' limit 1)`,
  ],
  [
    'a member who was left out of what everybody got',
    'lost',
    1,
    '有成员没收到',
    (
      group: string,
    ) => sql`with gone as (delete from message where seq = (select max(seq) from message where group_id = ${group} and cue_id = 'b')
        and group_id = ${group} returning seq), closed as (update message m set seq = m.seq - 1 from gone where m.group_id = ${group} and m.seq > gone.seq),
      counted as (update room r set last_seq = last_seq - 1 from gone where r.group_id = ${group})
      update cue_run set recipients = recipients - 1 where group_id = ${group} and cue_id = 'b'`,
  ],
  ['a deleted prompt', 'lost', 1, '少了提词', (group: string) => sql`delete from delivery where group_id = ${group} and cue_id = 'task'`],
])('it finds %s, independently of the indexes that should prevent it', async (_name, counts, amount, words, fault) => {
  // one group only, and not the slipped one's hour: 09:41, everything up to the task is performed
  const s = await onStage(database.db, script, { groups: 2, membersPerGroup: 4 });
  await s.play(41);
  const [memberId] = s.opened.membersOf.get(s.group)!;
  const actor = { kind: 'member', workspaceId: s.workspaceId, groupId: s.group, memberId: memberId! } as const;
  await postAsMember(s.deps, { actor, place: 'room', text: '收到', clientKey: 'key-00001' });
  const audit = () => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'zh-CN' });
  expect(await audit()).toMatchObject({ lost: 0, twice: 0 });
  await asOwner(async (db) => {
    await sql`drop index if exists message_once`.execute(db);
    await sql`alter table cue_run drop constraint if exists cue_run_workspace_id_group_id_cue_id_member_id_key`.execute(db);
    await fault(s.group).execute(db);
  });
  const found = await audit();
  const one = found[counts as 'lost' | 'twice'];
  expect(one).toBe(amount);
  expect(found[counts === 'lost' ? 'twice' : 'lost']).toBe(0);
  expect(found.details.map((detail) => detail.what).join()).toContain(words);
  expect(found.details[0]).toMatchObject({ groupName: '1群' });
});

test('it finds a group that nothing will ever wake for', async () => {
  const s = await onStage(database.db, script);
  await asOwner((db) => sql`update performance set next_due_at = null where group_id = ${s.group}`.execute(db));
  await s.play(60);
  const audit = await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });
  expect(audit.lost).toBeGreaterThan(0);
  expect(new Set(audit.details.map((detail) => detail.what))).toEqual(new Set(['it was due long ago and nothing is going to perform it']));
});

test('a task given back uses up no number, so it hides no message that vanished', async () => {
  const s = await onStage(database.db, [cue('task', { when: 'day 1 09:10', do: 'task' })]);
  await s.play(10);
  const { rows } = await s.opened.work((tx) => sql<{ delivery_id: number }>`select delivery_id from delivery`.execute(tx));
  await claimPrompt(s.deps, { actor: s.host, deliveryId: rows[0]!.delivery_id });
  await unclaimPrompt(s.deps, { actor: s.host, deliveryId: rows[0]!.delivery_id });
  const [memberId] = s.opened.membersOf.get(s.group)!;
  const actor = { kind: 'member', workspaceId: s.workspaceId, groupId: s.group, memberId: memberId! } as const;
  await postAsMember(s.deps, { actor, place: 'room', text: '收到', clientKey: 'key-00001' });
  const audit = () => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'zh-CN' });
  expect(await audit()).toMatchObject({ lost: 0, twice: 0 });
  await asOwner((db) => sql`delete from message where group_id = ${s.group} and author = 'member'`.execute(db));
  expect(await audit()).toMatchObject({ lost: 1, twice: 0 });
});

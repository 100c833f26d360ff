import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { castRoles, handOver } from '../../features/staffing/index.ts';
import { getBoard } from '../campaigns/index.ts';
import { directCue, pausePerformance } from '../cues/index.ts';
import { getBrief } from './brief.ts';
import { getShiftBoard } from './shift-board.ts';

const database = await testDatabase();
afterAll(() => database.close());

const evening = [
  cue('早安', { when: 'day 1 09:10', title: '早安' }),
  cue('回访', { when: 'day 1 10:00', who: 'consultant', where: 'private', do: 'whisper', title: '回访' }),
  cue('清点', { when: 'day 1 10:00', who: 'assistant', do: 'task', title: '清点' }),
  cue('开抢', { when: 'on go', title: '开抢' }),
  cue('晚安', { when: 'day 1 22:30', title: '晚安' }),
  cue('明早', { when: 'day 2 08:30', title: '明早' }),
];

async function atNine(o: { groups?: number; channel?: 'prompter' | 'webRoom' } = {}) {
  const s = await onStage(database.db, evening, { groups: o.groups ?? 8, channel: o.channel ?? 'prompter', membersPerGroup: 3 });
  const { workspaceId, deps } = s;
  const { groupIds, staff, work } = s.opened;
  const cast = [{ role: 'host' as const, staffId: staff.host, deputyStaffId: staff.assistant }];
  await work((tx) => castRoles(tx, { workspaceId, groupIds, cast, at: deps.clock.now() }));
  const board = () => getShiftBoard(deps, { actor: s.host });
  const lines = async () => {
    const { work: list, zone } = await board();
    return list.map((one) => {
      const at = Temporal.Instant.from(one.at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
      return `${at} ${one.title} ×${one.posts} in ${one.groups.length}`;
    });
  };
  return { ...s, staff, board, lines };
}

test('where people post, every cue falls to who is cast, by the minute and over all rooms; the next morning is tomorrow’s', async () => {
  const s = await atNine();
  expect(await s.lines()).toEqual(['09:10 早安 ×8 in 8', '10:00 回访 ×24 in 8', '10:00 清点 ×8 in 8', '22:30 晚安 ×8 in 8']);
  const board = await s.board();
  expect(board.work.map((one) => [one.title, one.staffId, one.kind, one.place]).find(([title]) => title === '回访')).toEqual([
    ...['回访', s.staff.consultant, 'post', 'private'],
  ]);
  expect(board.decisions.map((one) => `${one.kind} ${one.title} ×${one.groups.length}`)).toEqual(['go 开抢 ×8']);
  expect(board.people.find((one) => one.staffId === s.staff.host)).toMatchObject({
    today: 24,
    waiting: 0,
    standsBy: 0,
    firstAt: '2026-12-01T01:10:00.000Z',
  });
});

test('on the web room only tasks fall to people; a paused group asks nobody; what is slipped moves, what is held waits for a word', async () => {
  const s = await atNine({ channel: 'webRoom', groups: 2 });
  expect(await s.lines()).toEqual(['10:00 清点 ×2 in 2']);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect(await s.lines()).toEqual(['10:00 清点 ×1 in 1']);
  const [, other = ''] = s.opened.groupIds;
  const { cueRunId } = await s.runOf('清点', other);
  await directCue(s.deps, { actor: s.host, groupId: other, cueRunId, word: 'hold' });
  expect(await s.lines()).toEqual([]);
  expect((await s.board()).decisions.map((one) => `${one.kind} ${one.title}`)).toEqual(['held 清点', 'go 开抢']);
});

test('a minute with more posts than a person can do is seen an hour before, with who could take how many rooms, and the rest slipped', async () => {
  const s = await atNine({ groups: 20 });
  const { collisions, capacity } = await s.board();
  expect(capacity).toBe(6);
  expect(collisions.filter((one) => one.staffId === s.staff.host)).toMatchObject([
    {
      at: '2026-12-01T01:10:00.000Z',
      posts: 20,
      over: 14,
      lateMinutes: 3,
      relief: [{ displayName: '小满', posts: 6 }],
      slip: { minutes: 2 },
    },
    { at: '2026-12-01T14:30:00.000Z', posts: 20, relief: [{ displayName: '小满', posts: 6 }] },
  ]);
  const [first] = collisions;
  expect(first?.slip?.groups).toHaveLength(8);
  await handOver(s.deps, {
    actor: s.host,
    request: {
      ...{
        fromStaffId: s.staff.host,
        toStaffId: null,
        groupIds: first?.relief[0]?.groups.map((group) => group.groupId) ?? null,
        roles: null,
      },
      ...{ afterwards: 'deputy', preview: false, idempotencyKey: 'relief' },
    },
  });
  const after = await s.board();
  expect(
    after.work
      .filter((one) => one.title === '早安')
      .map((one) => one.posts)
      .toSorted((a, b) => b - a),
  ).toEqual([14, 6]);
  expect(after.handOvers).toMatchObject([{ rooms: 6, from: { displayName: '阿澈' }, to: [{ displayName: '小满' }] }]);
});

test('prompts that wait are on the board with their rooms, those of one cue together', async () => {
  const s = await atNine({ groups: 3 });
  await s.play(10);
  expect((await s.board()).waiting).toMatchObject([
    {
      staffId: s.staff.host,
      title: '早安',
      count: 3,
      place: 'room',
      groups: [{ groupName: '1群' }, { groupName: '2群' }, { groupName: '3群' }],
    },
  ]);
});

test('the brief says in both languages what the board and the shift board show: its numbers are theirs', async () => {
  const s = await atNine({ groups: 8 });
  await s.play(10);
  await s.opened.work((tx) =>
    sql`insert into message (workspace_id, group_id, seq, thread_member_id, author, author_member_id, author_name, text, said_at)
      select workspace_id, group_id, 1000 + row_number() over (), member_id, 'member', member_id, display_name, '在吗', ${new Date(s.deps.clock.now().getTime() - 31 * 60_000)}
      from member where group_id = ${s.group} limit 2`.execute(tx),
  );
  const board = await getBoard(s.deps, { actor: s.host });
  const shifts = await s.board();
  expect(board.counts).toEqual({ groups: 8, needPeople: 8 + 2, atRisk: 1 });
  expect(board.items[0]).toMatchObject({ groupId: s.group, unanswered: 2, waiting: 3, atRisk: true });
  for (const locale of ['zh-CN', 'en'] as const) {
    const brief = await getBrief(s.deps, { actor: s.host, locale });
    expect(brief.counts).toEqual({ ...board.counts, today: shifts.counts.today });
    const lines = brief.text.split('\n');
    expect(lines[1]).toBe(
      locale === 'en'
        ? `8 groups, ${shifts.counts.today} things for people today, 10 wait now, 1 group at risk.`
        : `8 个群，今天还有 ${shifts.counts.today} 件事要人做，现在 10 件事等人，1 个群有风险。`,
    );
    const host = shifts.people.find((one) => one.staffId === s.staff.host);
    expect(lines.find((line) => line.startsWith('· 阿澈'))).toContain(
      locale === 'en' ? `${host?.today} today, 8 to post now` : `今天 ${host?.today} 件，现在等发 8 条`,
    );
    expect(lines.filter((line) => line.startsWith('▲'))).toHaveLength(shifts.counts.collisions);
  }
});

test('a member answered by a person waits no longer, one answered by a cue still does; a prompt nobody posted puts its group at risk for a day', async () => {
  const s = await atNine({ groups: 1 });
  const say = (o: { seq: number; author: 'member' | 'staff'; cue: string | null; minutesAgo: number }) =>
    s.opened.work((tx) =>
      sql`insert into message (workspace_id, group_id, seq, thread_member_id, author, author_member_id, author_name, cue_id, text, said_at)
        select workspace_id, group_id, ${o.seq}, member_id, ${o.author}, ${o.author === 'member' ? sql`member_id` : sql`null`}, display_name, ${o.cue}, '…',
          ${new Date(s.deps.clock.now().getTime() - o.minutesAgo * 60_000)}
        from member order by member_id limit 1`.execute(tx),
    );
  const row = async () => (await getBoard(s.deps, { actor: s.host })).items[0];
  await say({ seq: 1001, author: 'member', cue: null, minutesAgo: 40 });
  await say({ seq: 1002, author: 'staff', cue: '回访', minutesAgo: 35 });
  await say({ seq: 1003, author: 'member', cue: null, minutesAgo: 1 });
  expect(await row()).toMatchObject({ unanswered: 1, atRisk: true });
  await say({ seq: 1004, author: 'staff', cue: null, minutesAgo: 0 });
  expect(await row()).toMatchObject({ unanswered: 0, atRisk: false });
  await s.opened.work((tx) =>
    sql`with m as (insert into message (workspace_id, group_id, author, author_name, text, said_at)
        values (${s.workspaceId}, ${s.group}, 'staff', '阿澈', '…', ${s.deps.clock.now()}) returning message_id)
      insert into delivery (workspace_id, group_id, cue_id, channel, kind, message_id, title, role, staff_id, state, prompted_at, valid_until)
      select ${s.workspaceId}, ${s.group}, 'old', 'prompter', 'post', message_id, '旧', 'host', ${s.staff.host}, 'expired', ${s.deps.clock.now()}, ${s.deps.clock.now()} from m`.execute(
      tx,
    ),
  );
  expect(await row()).toMatchObject({ unposted: 1, atRisk: true });
  s.deps.clock.advance({ hours: 25 });
  expect(await row()).toMatchObject({ unposted: 0 });
});

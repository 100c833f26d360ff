import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import type { Permission, StaffActor } from '../../platform/actor.ts';
import { claimPrompt } from '../channels/index.ts';
import {
  castRoles,
  giveDeputies,
  type HandOverRequest,
  handOver,
  listDuty,
  listDutyAt,
  listMissingDeputies,
  undoHandOver,
} from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

const evening = [
  cue('morning', { when: 'day 1 09:10' }),
  cue('tidy', { when: 'day 1 09:10', who: 'assistant', do: 'task' }),
  cue('evening', { when: 'day 1 09:20' }),
];

/** Rooms where people post, the assistant standing by for the host; ten minutes in, one prompt a room waits for the host. */
async function onDuty(o: { groups?: number; cues?: readonly string[]; deputy?: RoleName | null } = {}) {
  const s = await onStage(database.db, o.cues ?? evening, { groups: o.groups ?? 3, channel: 'prompter' });
  const { workspaceId, deps } = s;
  const { groupIds, staff, work } = s.opened;
  const deputyStaffId = o.deputy === null ? null : staff[o.deputy ?? 'assistant'];
  await work((tx) =>
    castRoles(tx, { workspaceId, groupIds, cast: [{ role: 'host', staffId: staff.host, deputyStaffId }], at: deps.clock.now() }),
  );
  await s.play(10);
  const as = (role: RoleName, permission: Permission = 'assistant'): StaffActor => ({
    ...{ kind: 'staff', workspaceId, staffId: staff[role], permission },
  });
  let keys = 0;
  const request = (more: Partial<HandOverRequest> = {}): HandOverRequest => ({
    ...{ fromStaffId: staff.host, toStaffId: null, groupIds: null, roles: null, afterwards: 'deputy', preview: false },
    idempotencyKey: `key-${++keys}`,
    ...more,
  });
  return {
    ...{ ...s, as, request, staff },
    hand: (more: Partial<HandOverRequest> = {}, actor: StaffActor = as('host')) => handOver(deps, { actor, request: request(more) }),
    cast: async () => (await work((tx) => listDuty(tx, { workspaceId }))).filter((one) => one.role === 'host'),
    prompts: async () => {
      const { rows } = await work((tx) =>
        sql<{ cue: string; owner: string; state: string }>`select d.cue_id as cue, s.display_name as owner, d.state
          from delivery d join staff s using (workspace_id, staff_id) where d.role = 'host' order by d.delivery_id`.execute(tx),
      );
      return rows.map((row) => `${row.cue} ${row.owner} ${row.state}`);
    },
    /** somebody leaves the workspace for good */
    leave: (role: RoleName) =>
      work((tx) => sql`update staff set left_at = ${deps.clock.now()} where staff_id = ${staff[role]}`.execute(tx)),
  };
}
const threeTimes = <T>(value: T): readonly T[] => [value, value, value];

test('a shift goes to each room’s deputy with everything in flight; what follows is theirs, who handed over stands by, and both are told', async () => {
  const s = await onDuty();
  expect(await s.prompts()).toEqual(threeTimes('morning 阿澈 prompted'));
  s.deps.told.prompts.length = 0;
  const done = await s.hand();
  expect(done).toMatchObject({
    rooms: 3,
    prompts: 3,
    from: { displayName: '阿澈' },
    to: [{ displayName: '小满', rooms: 3, prompts: 3, roles: ['host'] }],
    stays: [],
    undone: false,
  });
  expect(await s.prompts()).toEqual(threeTimes('morning 小满 prompted'));
  expect(s.deps.told.prompts.sort()).toEqual([s.staff.host, s.staff.assistant].sort());
  expect((await s.cast()).map((one) => `${one.displayName} ${one.deputyName}`)).toEqual(threeTimes('小满 阿澈'));
  await s.play(10);
  expect(await s.prompts()).toEqual([...threeTimes('morning 小满 prompted'), ...threeTimes('evening 小满 prompted')]);
});

test('the preview says exactly what the hand-over then does, and changes nothing', async () => {
  const s = await onDuty();
  const [first = ''] = s.opened.groupIds;
  for (const more of [{}, { groupIds: [first] }, { toStaffId: s.staff.teacher, afterwards: 'out' }] as const) {
    const asked = await s.hand({ ...more, preview: true });
    expect(await s.hand({ ...more, preview: true })).toEqual(asked);
    const done = await s.hand(more);
    const { rooms, prompts, from, to } = asked;
    expect(done).toMatchObject({ rooms, prompts, from, to });
    await undoHandOver(s.deps, { actor: s.as('host'), handOverId: done.handOverId ?? '' });
  }
});

test('ten requests with one key hand over once and answer the same', async () => {
  const s = await onDuty();
  const answers = await Promise.all(Array.from({ length: 10 }, () => s.hand({ idempotencyKey: 'one' })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { rows } = await s.opened.work((tx) => sql`select from event where type = 'handedOver'`.execute(tx));
  expect(rows).toHaveLength(3);
});

test('a key that handed one room over does not answer for another wish: it is refused and nothing more moves', async () => {
  const s = await onDuty();
  const [first = '', second = ''] = s.opened.groupIds;
  const asked = { groupIds: [first], idempotencyKey: 'one' };
  const done = await s.hand(asked);
  const others = [
    { groupIds: [second] },
    { groupIds: null },
    { toStaffId: s.staff.teacher },
    { roles: ['host'] },
    { afterwards: 'out' },
  ] as const;
  for (const other of others) await expect(s.hand({ ...asked, ...other })).rejects.toMatchObject({ code: 'conflict' });
  expect((await s.cast()).map((one) => one.displayName)).toEqual(['小满', '阿澈', '阿澈']);
  expect(await s.hand(asked)).toEqual(done);
});

test('of colleagues who take over at once exactly one does; the others hear who', async () => {
  for (let round = 0; round < 8; round++) {
    const s = await onDuty();
    const takers = ['assistant', 'consultant', 'teacher'] as const;
    const outcomes = await Promise.allSettled(takers.map((role) => s.hand({ toStaffId: s.staff[role] }, s.as(role, 'operator'))));
    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(won).toHaveLength(1);
    const by = won[0]?.to[0]?.displayName;
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'shift_taken', details: { name: '阿澈', by } });
    }
    expect(await s.prompts()).toEqual(threeTimes(`morning ${by} prompted`));
    expect((await s.cast()).map((one) => one.displayName)).toEqual(threeTimes(by));
  }
});

test('rooms another took over already are told with who has them, the rest moves', async () => {
  const s = await onDuty();
  const [first = ''] = s.opened.groupIds;
  await s.hand({ groupIds: [first] });
  expect(await s.hand({ toStaffId: s.staff.teacher })).toMatchObject({ rooms: 2, stays: [{ groupId: first, why: 'taken', by: '小满' }] });
});

test('who has left takes nothing over, is no deputy any more, and does not become one', async () => {
  const s = await onDuty();
  await s.leave('assistant');
  await expect(s.hand({ toStaffId: s.staff.assistant })).rejects.toMatchObject({ code: 'staff_left', details: { name: '小满' } });
  await expect(s.hand()).rejects.toMatchObject({ code: 'shift_without_deputy' });
  await s.leave('host');
  await s.hand({ toStaffId: s.staff.teacher }, s.as('teacher', 'operator'));
  expect((await s.cast()).map((one) => `${one.displayName} ${one.deputyName}`)).toEqual(threeTimes('老周 null'));
});

test('an absent person’s rooms are taken over by an operator or by their deputy, not by any assistant; nobody hands over for another', async () => {
  const s = await onDuty();
  const [first = ''] = s.opened.groupIds;
  await expect(s.hand({ toStaffId: s.staff.teacher }, s.as('teacher'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(s.hand({ toStaffId: s.staff.teacher }, s.as('assistant'))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await s.hand({ toStaffId: s.staff.assistant, groupIds: [first] }, s.as('assistant'))).toMatchObject({ rooms: 1 });
  expect(await s.hand({ toStaffId: s.staff.teacher }, s.as('consultant', 'operator'))).toMatchObject({ rooms: 2 });
  const elsewhere = await onDuty();
  await expect(s.hand({}, elsewhere.as('host', 'owner'))).rejects.toMatchObject({ code: 'not_found' });
});

test('a hand-over is taken back once, with its open prompts and its deputies; what was handed on meanwhile stays', async () => {
  const s = await onDuty();
  const [first = ''] = s.opened.groupIds;
  const { handOverId } = await s.hand();
  await s.hand({ fromStaffId: s.staff.assistant, toStaffId: s.staff.teacher, groupIds: [first] }, s.as('assistant'));
  const undo = () => undoHandOver(s.deps, { actor: s.as('host'), handOverId: handOverId ?? '' });
  const answers = await Promise.all([undo(), undo(), undo()]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ rooms: 2, prompts: 2, undoOf: handOverId, undoUntil: null });
  expect((await s.cast()).map((one) => `${one.displayName} ${one.deputyName}`)).toEqual(['老周 小满', '阿澈 小满', '阿澈 小满']);
  expect((await s.prompts()).toSorted()).toEqual(['morning 老周 prompted', 'morning 阿澈 prompted', 'morning 阿澈 prompted'].toSorted());
});

test('the farewell of a group that is over goes along: what waits needs somebody who is there', async () => {
  const s = await onDuty({ groups: 1, cues: [cue('farewell', { when: 'day 1 09:10', do: 'close-room' })] });
  expect(await s.prompts()).toEqual(['farewell 阿澈 prompted']);
  expect(await s.hand({ preview: true })).toMatchObject({ rooms: 1, prompts: 1 });
  expect(await s.hand()).toMatchObject({ rooms: 1, prompts: 1 });
  expect(await s.prompts()).toEqual(['farewell 小满 prompted']);
});

test('a deputy given since does not keep a hand-over from being taken back', async () => {
  const s = await onDuty({ groups: 1, deputy: null });
  const { handOverId } = await s.hand({ toStaffId: s.staff.teacher, afterwards: 'out' });
  await giveDeputies(s.deps, { actor: s.host });
  expect((await s.cast()).map((one) => one.displayName)).toEqual(['老周']);
  const undone = await undoHandOver(s.deps, { actor: s.as('host'), handOverId: handOverId ?? '' });
  expect(undone).toMatchObject({ rooms: 1, undoOf: handOverId });
  expect((await s.cast()).map((one) => one.displayName)).toEqual(['阿澈']);
});

test('after twelve hours, by a stranger, or itself a taking back: not taken back', async () => {
  const s = await onDuty();
  const { handOverId } = await s.hand();
  const undo = (id: string | null, actor = s.as('host')) => undoHandOver(s.deps, { actor, handOverId: id ?? '' });
  await expect(undo(handOverId, s.as('teacher'))).rejects.toMatchObject({ code: 'forbidden' });
  const { handOverId: undoId } = await undo(handOverId);
  await expect(undo(undoId)).rejects.toMatchObject({ code: 'hand_over_final' });
  const late = await s.hand();
  s.deps.clock.advance({ hours: 12 });
  await expect(undo(late.handOverId)).rejects.toMatchObject({ code: 'hand_over_final', details: { hours: 12 } });
});

test('who was on duty at any moment is known afterwards', async () => {
  const s = await onDuty({ groups: 1 });
  const before = s.deps.clock.now();
  s.deps.clock.advance({ minutes: 5 });
  await s.hand();
  const onDutyAt = async (at: Date) => {
    const duty = await s.opened.work((tx) => listDutyAt(tx, { workspaceId: s.workspaceId, at }));
    return duty.filter((one) => one.role === 'host').map((one) => one.displayName);
  };
  expect(await onDutyAt(before)).toEqual(['阿澈']);
  expect(await onDutyAt(s.deps.clock.now())).toEqual(['小满']);
  expect(await onDutyAt(new Date('2026-11-01T00:00:00Z'))).toEqual([]);
});

test('handing over while cues are performed leaves no prompt with who is no longer on duty', async () => {
  for (let round = 0; round < 8; round++) {
    const s = await onDuty({ groups: 4 });
    s.deps.clock.advance({ minutes: 10 });
    await Promise.all([s.performAll(), s.hand(), s.performAll()]);
    await s.performAll();
    const waiting = (await s.prompts()).filter((prompt) => prompt.endsWith('prompted'));
    expect(waiting).toHaveLength(8);
    expect(waiting.every((prompt) => prompt.includes('小满'))).toBe(true);
  }
});

test('a prompt claimed while its shift is handed over is posted once, by who claimed it', async () => {
  for (let round = 0; round < 8; round++) {
    const s = await onDuty({ groups: 1 });
    const { rows } = await s.opened.work((tx) =>
      sql<{ id: number }>`select delivery_id as id from delivery where role = 'host'`.execute(tx),
    );
    const [row] = rows;
    const claim = (role: RoleName) => claimPrompt(s.deps, { actor: s.as(role), deliveryId: row?.id ?? 0 });
    const [, ...claims] = await Promise.allSettled([s.hand(), claim('host'), claim('assistant')]);
    expect(claims.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await s.said()).filter((message) => message.cue === 'morning')).toHaveLength(1);
    expect(await s.prompts()).toEqual([expect.stringMatching(/^morning (阿澈|小满) claimed$/)]);
    expect((await s.cast()).map((one) => one.displayName)).toEqual(['小满']);
  }
});

test('a host gone in twenty groups at once: the deputy takes over in one act, no prompt is without an owner who is there, and cues go on', async () => {
  const s = await onDuty({ groups: 20 });
  await s.leave('host');
  // even before anybody does anything, what waits and what becomes due is the deputy's
  await s.play(10);
  const byOwner = async () => Map.groupBy(await s.prompts(), (prompt) => prompt);
  expect([...(await byOwner())].map(([prompt, all]) => `${prompt} ×${all.length}`)).toEqual([
    'morning 小满 prompted ×20',
    'evening 小满 prompted ×20',
  ]);
  expect(await s.hand({ toStaffId: s.staff.assistant }, s.as('assistant'))).toMatchObject({ rooms: 20, prompts: 0 });
  expect([...(await byOwner()).keys()]).toEqual(['morning 小满 prompted', 'evening 小满 prompted']);
  for (const groupId of s.opened.groupIds)
    expect(await s.states(groupId)).toEqual(['morning performed', 'tidy performed', 'evening performed']);
});

test('a deputy for every room with one click: rooms without one are named, get one, and those that have one keep theirs', async () => {
  const s = await onDuty({ groups: 2 });
  const [first = ''] = s.opened.groupIds;
  const { workspaceId } = s;
  await s.opened.work((tx) =>
    castRoles(tx, {
      ...{ workspaceId, groupIds: [first], at: s.deps.clock.now() },
      cast: [{ role: 'host', staffId: s.staff.host, deputyStaffId: s.staff.teacher }],
    }),
  );
  const missing = () => s.opened.work((tx) => listMissingDeputies(tx, { workspaceId }));
  expect((await missing()).map((one) => `${one.person.displayName} → ${one.deputy?.displayName} ×${one.rooms}`)).toEqual([
    '小满 → 阿澈 ×2',
    '小禾 → 阿澈 ×2',
    '老周 → 阿澈 ×2',
    '叶子 → 小满 ×2',
  ]);
  await Promise.all([giveDeputies(s.deps, { actor: s.host }), giveDeputies(s.deps, { actor: s.host })]);
  expect(await missing()).toEqual([]);
  expect((await s.cast()).map((one) => one.deputyName)).toEqual(['老周', '小满']);
});

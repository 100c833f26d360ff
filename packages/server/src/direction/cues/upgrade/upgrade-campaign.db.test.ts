import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { addMembers } from '../../../../test/opened-groups.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { upgrading } from '../../../../test/upgraded-groups.ts';
import { claimPrompt } from '../../../features/channels/index.ts';
import { handOver } from '../../../features/staffing/index.ts';
import { auditWorkspace, directCue, pausePerformance, planForMember, resumePerformance, slipRest } from '../index.ts';

const database = await testDatabase();
afterAll(() => database.close());

type Options = Parameters<typeof onStage>[2];

async function stage(cues: readonly string[], o: Options = {}) {
  const s = await onStage(database.db, cues, { groups: 3, ...o });
  const prompts = async (groupId = s.group) =>
    (
      await s.opened.work((tx) =>
        sql<{ delivery_id: number; cue_id: string; state: string; text: string; recalled: boolean }>`
          select d.delivery_id, d.cue_id, d.state, m.text, d.recalled_at is not null as recalled from delivery d join message m using (workspace_id, message_id)
          where d.group_id = ${groupId} order by d.delivery_id`.execute(tx),
      )
    ).rows;
  const audit = () => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });
  const sound = async () => expect(await audit()).toMatchObject({ lost: 0, twice: 0, details: [] });
  return { ...s, ...upgrading(s), prompts, sound };
}

const day = [cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 1 12:00' }), cue('c', { when: 'day 1 20:00' })];
const [a = '', b = '', c = ''] = day;

test('a preview says what would happen in every group and changes nothing; applied it is just that, once per key', async () => {
  const s = await stage(day);
  await s.play(15);
  const next = await s.save([
    a,
    cue('b', { when: 'day 1 13:00' }),
    c,
    cue('d', { when: 'day 1 09:12' }),
    cue('e', { when: 'day 1 06:00' }),
  ]);
  const before = await s.runs();
  const asked = await s.to(next, { preview: true });
  expect(await s.runs()).toEqual(before);
  expect(asked).toMatchObject({
    upgradeId: null,
    counts: { groups: 3, done: 3 },
    differences: [{ from: 1, to: expect.any(Number), groups: 3 }],
  });
  expect(asked.lines.map((line) => [line.kind, line.cue, line.groups])).toEqual([
    ['moved', 'b', 3],
    ['added', 'd', 3],
    ['now', 'd', 3],
    ['added', 'e', 3],
    ['past', 'e', 3],
  ]);
  const answers = await Promise.all(Array.from({ length: 4 }, () => s.to(next, { idempotencyKey: 'one' })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.lines).toEqual(asked.lines);
  await s.performAll();
  expect(await s.states()).toEqual(['a performed', 'b planned', 'c planned', 'd performed', 'e expired']);
  await expect(s.to(await s.save(day), { idempotencyKey: 'one' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await s.to(next)).counts).toMatchObject({ already: 3, done: 0 });
  await s.sound();
});

test('only some groups, or only those that play what was shown: the others are told, and keep their version', async () => {
  const s = await stage(day);
  const [first = '', ...others] = s.opened.groupIds;
  const [second, third] = [await s.save([a, c]), await s.save([a, b])];
  expect((await s.to(second, { groupIds: [first] })).counts).toMatchObject({ groups: 1, done: 1 });
  const done = await s.to(third, { shown: [s.opened.scriptVersionId] });
  expect(done.counts).toMatchObject({ done: 2, refused: 1 });
  expect(done.groups.find((group) => group.groupId === first)).toMatchObject({
    outcome: 'refused',
    why: expect.stringContaining('reload'),
  });
  for (const groupId of others) expect(await s.states(groupId)).toEqual(['a planned', 'b planned', 'c cancelled']);
  await s.sound();
});

test('undo goes back by the same rules: what was performed since stays, what was removed is planned again, a slip and a hold hold', async () => {
  const s = await stage(day);
  const { cueRunId } = await s.runOf('c');
  await directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId, word: 'hold' });
  await slipRest(s.deps, { actor: s.host, groupId: s.group, minutes: 20, preview: false, idempotencyKey: 'slip' });
  const done = await s.to(await s.save([a, cue('new', { when: 'day 1 09:20' })]));
  await s.play(45);
  expect((await s.states()).toSorted()).toEqual(['a performed', 'b cancelled', 'c cancelled', 'new performed']);
  const back = await s.undo(done.upgradeId ?? '');
  expect(back.counts).toMatchObject({ done: 3 });
  expect((await s.states()).toSorted()).toEqual(['a performed', 'b planned', 'c held', 'new performed']);
  expect(await s.runOf('b')).toMatchObject({ dueAt: new Date('2026-12-01T12:20:00+08:00') });
  expect((await s.undo(done.upgradeId ?? '')).counts).toMatchObject({ done: 0, already: 3 });
  await s.play(240);
  expect((await s.said()).map((message) => message.cue)).toEqual(['a', 'new', 'b']);
  await s.sound();
});

test('values and roles the new version asks for come first: told beforehand, refused without, given with the upgrade', async () => {
  const s = await stage(day);
  await s.opened.work((tx) => sql`delete from casting where role = 'assistant'`.execute(tx));
  const next = await s.save([a, cue('b', { when: 'day 1 12:00', text: '链接 {{ 报名链接 }}', who: 'assistant' }), c]);
  const asked = await s.to(next, { preview: true });
  expect(asked).toMatchObject({ missing: [{ name: '报名链接' }], uncast: [{ role: 'assistant', groups: 3 }] });
  await expect(s.to(next)).rejects.toMatchObject({ code: 'values_missing', details: { missing: ['报名链接'] } });
  const values = { 报名链接: 'https://camp.example/x' };
  await expect(s.to(next, { given: { values } })).rejects.toMatchObject({ code: 'role_uncast', details: { roles: ['assistant'] } });
  await expect(s.to(next, { given: { values: { ...values, 群名: 'x' } } })).rejects.toMatchObject({ code: 'invalid_request' });
  const cast = [{ role: 'assistant', staffId: s.opened.staff.teacher, deputyStaffId: null }] as const;
  expect((await s.to(next, { given: { values, cast } })).counts).toMatchObject({ done: 3 });
  await s.play(185);
  expect((await s.said()).at(-1)).toMatchObject({ cue: 'b', text: '链接 https://camp.example/x' });
  await s.sound();
});

const private_ = { do: 'whisper', where: 'private' };

test('a private cue posted to some keeps what was posted; the rest is prompted anew with the new words, and nobody twice', async () => {
  const s = await stage([cue('x', { when: 'day 1 09:10', ...private_, text: '旧' })], {
    channel: 'prompter',
    membersPerGroup: 4,
    groups: 1,
  });
  await s.play(15);
  const [one] = await s.prompts();
  await claimPrompt(s.deps, { actor: s.host, deliveryId: one?.delivery_id ?? 0 });
  const done = await s.to(await s.save([cue('x', { when: 'day 1 09:10', ...private_, text: '新' })]));
  expect(done.lines).toMatchObject([{ kind: 'recalled', cue: 'x', runs: 3 }, { kind: 'now' }]);
  await s.sound();
  await s.performAll();
  expect((await s.prompts()).map((prompt) => [prompt.text, prompt.state])).toEqual([
    ['旧', 'claimed'],
    ...Array.from({ length: 3 }, () => ['旧', 'withdrawn']),
    ...Array.from({ length: 3 }, () => ['新', 'prompted']),
  ]);
  expect(await s.runOf('x')).toMatchObject({ state: 'performed', recipients: 4 });
  await s.sound();
});

test('members’ own cues follow: moved for who is still to get them, never again for who has had them, also when the cue becomes the whole group’s', async () => {
  const s = await stage([cue('hi', { when: '70m after join', ...private_ }), c], { groups: 1 });
  await s.play(15);
  expect(await s.states()).toEqual(['hi performed', 'hi performed', 'c planned']);
  await join(s);
  await s.to(await s.save([cue('hi', { when: '90m after join', ...private_ }), c]));
  const due = (await s.runs()).flatMap((run) => (run.cueId === 'hi' && run.state === 'planned' ? [run.dueAt] : []));
  expect(due).toEqual([new Date('2026-12-01T10:45:00+08:00')]);
  await s.sound();
  const done = await s.to(await s.save([cue('hi', { when: 'day 1 11:00', ...private_ }), c]));
  expect(done.lines.map((line) => line.kind)).toContain('saidBefore');
  await s.play(180);
  expect((await s.said()).filter((message) => message.cue === 'hi')).toHaveLength(2);
  await s.sound();
});

test('who joins while their group is upgraded gets the members’ own cues the new version brings', async () => {
  const s = await stage([c], { groups: 1 });
  const next = await s.save([c, cue('hi', { when: '70m after join', ...private_ })]);
  const inside = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const joining = join(s, async () => {
    inside.resolve();
    await released.promise;
  });
  await inside.promise;
  const upgrading = s.to(next);
  try {
    await Promise.race([upgrading, untilSomebodyWaits()]);
  } finally {
    released.resolve();
  }
  const [memberId] = await Promise.all([joining, upgrading]);
  expect((await s.runs()).filter((run) => run.cueId === 'hi').map((run) => run.memberId)).toContain(memberId);
  await s.sound();
});

test('racing joins, the performer and an upgrade, every member has each of their own cues once', async () => {
  const hi = cue('hi', { when: '70m after join', ...private_ });
  for (let round = 0; round < 6; round++) {
    const now = cue('now', { when: 'day 1 09:00' });
    const s = await stage(round % 2 === 0 ? [now, c] : [now, hi, c], { groups: 1 });
    const next = await s.save([now, c, hi, cue('bye', { when: '90m after join', ...private_ })]);
    const joins = Array.from({ length: 8 }, () => join(s));
    const [first] = await Promise.all([joins[0], s.performAll(), s.to(next), s.performAll()]);
    const joined = [first, ...(await Promise.all(joins.slice(1)))];
    // whoever held the group meanwhile was passed over
    await s.performAll();
    expect((await s.said()).filter((message) => message.cue === 'now')).toHaveLength(1);
    const own = (await s.runs()).filter((run) => run.memberId !== null && joined.includes(run.memberId));
    expect(own.map((run) => `${run.cueId} ${run.state} ${run.memberId}`).toSorted()).toEqual(
      ['bye', 'hi'].flatMap((name) => joined.map((memberId) => `${name} planned ${memberId}`)).toSorted(),
    );
    await s.sound();
  }
});

/** Somebody joins the stage's first group; `before` the join is committed. Gives their id. */
async function join(s: Awaited<ReturnType<typeof stage>>, before: () => Promise<void> = async () => {}): Promise<string> {
  const memberId = s.deps.random.uuid();
  await s.opened.work(async (tx) => {
    const at = s.deps.clock.now();
    await addMembers(tx, { workspaceId: s.workspaceId, members: [{ groupId: s.group, memberId, name: '正好' }], joinedAt: at });
    await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId, at });
    await before();
  });
  return memberId;
}

/** Until a statement of this test's database waits for somebody's lock. */
async function untilSomebodyWaits(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      if (rows.length === 0) throw new Error('nobody waits');
    },
    { timeout: 10_000, interval: 10 },
  );
}

test('a prompt is recalled too when only what fills its words has changed: a declared variable, or the offer it is about', async () => {
  const cues = [
    cue('price', { when: 'day 1 09:10', text: '{{ 暗号 }}' }),
    cue('sale', { when: 'day 1 09:11', do: 'open-offer', of: 'course', text: '开售了' }),
    cue('other', { when: 'day 1 09:12' }),
  ];
  const head = (word: string, price: number) => `variables: { 暗号: ${word} }
products: [{ id: p, title: 课, kind: main, price: 1999 }]
offers: [{ id: course, product: p, price: ${price}, opensAt: day 1 09:11, closesAt: day 2 22:00 }]`;
  const s = await stage(cues, { channel: 'prompter', groups: 1, head: head('木星', 999) });
  await s.play(15);
  const done = await s.to(await s.save(cues, { head: head('土星', 899) }), { preview: true });
  expect(done.lines.filter((line) => line.kind === 'recalled').map((line) => line.cue)).toEqual(['price', 'sale']);
});

test('paused groups are upgraded and stay paused; resumed they are prompted by the new version only', async () => {
  const s = await stage(day, { channel: 'prompter', groups: 1 });
  await s.play(12);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  await s.to(await s.save([cue('a', { when: 'day 1 09:10', text: '新' }), b, c]));
  await s.performAll();
  expect((await s.prompts()).map((prompt) => prompt.state)).toEqual(['withdrawn']);
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  await s.performAll();
  expect((await s.prompts()).map((prompt) => [prompt.text, prompt.state])).toEqual([
    ['这是 a', 'withdrawn'],
    ['新', 'prompted'],
  ]);
  await s.sound();
});

test('a version of another script, of another workspace, or none is refused', async () => {
  const [s, other] = [await stage(day), await stage(day)];
  await expect(s.to(other.opened.scriptVersionId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(s.undo(s.deps.random.uuid())).rejects.toMatchObject({ code: 'not_found' });
  const foreign = s.deps.random.uuid();
  await s.opened.work(async (tx) => {
    await sql`insert into script (workspace_id, script_id, title, created_at) select workspace_id, ${foreign}::uuid, '别的', created_at from script`.execute(
      tx,
    );
    await sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      select workspace_id, ${foreign}::uuid, ${foreign}::uuid, 1, text, saved_by, saved_at from script_version`.execute(tx);
  });
  await expect(s.to(foreign)).rejects.toMatchObject({ code: 'other_script' });
});

const reworded = [cue('a', { when: 'day 1 09:10', text: '新' }), b, c];

test('racing a claim either the claim stands and the cue is untouched, or the prompt is gone and there is a new one: never both', async () => {
  for (let round = 0; round < 8; round++) {
    const s = await stage(day, { channel: 'prompter', groups: 1 });
    await s.play(12);
    const [prompt] = await s.prompts();
    const next = await s.save(reworded);
    const [claim] = await Promise.allSettled([
      claimPrompt(s.deps, { actor: s.host, deliveryId: prompt?.delivery_id ?? 0 }),
      s.to(next),
      s.performAll(),
    ]);
    await s.performAll();
    const texts = (await s.prompts()).map((one) => [one.text, one.state]);
    if (claim.status === 'fulfilled') expect(texts).toEqual([['这是 a', 'claimed']]);
    else
      expect(texts).toEqual([
        ['这是 a', 'withdrawn'],
        ['新', 'prompted'],
      ]);
    await s.sound();
  }
});

test('racing the performer, a pause, a hand-over and another upgrade, everything ends on one version, said once', async () => {
  for (let round = 0; round < 6; round++) {
    const s = await stage(day, { channel: round % 2 === 0 ? 'webRoom' : 'prompter' });
    await s.play(9);
    const [one, two] = [await s.save(reworded), await s.save([a, cue('b', { when: 'day 1 13:00' }), c])];
    s.deps.clock.advance({ minutes: 1 });
    await Promise.all([
      s.performAll(),
      s.to(one),
      s.to(two),
      ...s.opened.groupIds.map((groupId) => pausePerformance(s.deps, { actor: s.host, groupId })),
      handOver(s.deps, {
        actor: s.host,
        request: {
          ...{ fromStaffId: s.opened.staff.host, toStaffId: s.opened.staff.assistant, groupIds: null, roles: null },
          ...{ afterwards: 'deputy', preview: false, idempotencyKey: `hand-over-${round}` },
        },
      }),
      s.performAll(),
    ]);
    for (const groupId of s.opened.groupIds) await resumePerformance(s.deps, { actor: s.host, groupId });
    await s.performAll();
    for (const groupId of s.opened.groupIds) {
      expect((await s.runOf('a', groupId)).state).toBe('performed');
      const said = (await s.said(groupId)).filter((message) => message.cue === 'a');
      const live = (await s.prompts(groupId)).filter((prompt) => !prompt.recalled && prompt.cue_id === 'a');
      expect(said.length + live.length).toBe(1);
    }
    await s.sound();
  }
});

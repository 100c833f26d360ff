import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { upgrading } from '../../../../test/upgraded-groups.ts';
import { claimPrompt, expirePrompts, unclaimPrompt } from '../../../features/channels/index.ts';
import { auditWorkspace, directCue, pausePerformance, resumePerformance } from '../index.ts';

const database = await testDatabase();
afterAll(() => database.close());

interface SeenPrompt {
  readonly id: number;
  readonly text: string;
  readonly state: string;
  readonly reason: string | null;
  readonly recalled: boolean;
  readonly role: string;
  readonly member: string | null;
}

/** A group whose people post what they are prompted to, ten minutes into its day, just prompted for `x`. */
async function prompted(cues: readonly string[], o: { membersPerGroup?: number } = {}) {
  const s = await onStage(database.db, cues, { channel: 'prompter', groups: 1, ...o });
  await s.play(10);
  const prompts = async () =>
    (
      await s.opened.work((tx) =>
        sql<SeenPrompt>`select d.delivery_id as id, m.text, d.state, d.reason, d.recalled_at is not null as recalled, d.role,
            d.recipient_member_id as member
          from delivery d join message m using (workspace_id, message_id) where d.group_id = ${s.group} order by d.delivery_id`.execute(tx),
      )
    ).rows;
  const [first] = await prompts();
  const deliveryId = first?.id ?? 0;
  return {
    ...{ ...s, ...upgrading(s), prompts },
    standing: async () => (await prompts()).map((one) => [one.text, one.state, ...(one.recalled ? ['recalled'] : [])].join(' ')),
    claim: (id = deliveryId) => claimPrompt(s.deps, { actor: s.host, deliveryId: id }),
    unclaim: () => unclaimPrompt(s.deps, { actor: s.host, deliveryId }),
    expire: async () => {
      s.deps.clock.advance({ hours: 3 });
      await s.opened.work((tx) => expirePrompts(tx, { workspaceId: s.workspaceId, at: s.deps.clock.now() }));
      await s.performAll();
    },
    go: async () => directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf('x')).cueRunId, word: 'go' }),
    sound: async () =>
      expect(await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' })).toMatchObject({ lost: 0, twice: 0, details: [] }),
  };
}

const when = 'day 1 09:10';
const privately = { do: 'whisper', where: 'private' };
const [old, later] = [cue('x', { when, text: '旧' }), cue('later', { when: 'day 2 20:00' })];

test('a go on what nobody posted in time prompts by the version played now: its words, its role, its place', async () => {
  const changed = [
    { by: { text: '新' }, now: { text: '新', role: 'host' }, prompts: 1 },
    { by: { text: '旧', who: 'assistant' }, now: { text: '旧', role: 'assistant' }, prompts: 1 },
    { by: { text: '旧', ...privately }, now: { text: '旧', role: 'host' }, prompts: 2 },
  ];
  for (const { by, now, prompts } of changed) {
    const s = await prompted([old, later]);
    await s.expire();
    await s.to(await s.save([cue('x', { when, ...by }), later]));
    await s.performAll();
    expect(await s.standing()).toEqual(['旧 expired']);
    await s.go();
    const [before, ...after] = await s.prompts();
    expect(before).toMatchObject({ text: '旧', state: 'expired', recalled: true });
    expect(after).toHaveLength(prompts);
    for (const one of after) expect(one).toMatchObject({ ...now, state: 'prompted', recalled: false });
    await s.go();
    expect(await s.prompts()).toHaveLength(1 + prompts);
    await s.sound();
  }
});

test('a go on what nobody posted in time prompts the same again where only its time was changed, and is refused where the cue is gone', async () => {
  const s = await prompted([old, later]);
  await s.expire();
  await s.to(await s.save([cue('x', { when: 'day 1 09:20', text: '旧' }), later]));
  await s.go();
  expect(await s.standing()).toEqual(['旧 prompted']);
  await s.expire();
  await s.to(await s.save([later]));
  await expect(s.go()).rejects.toMatchObject({ code: 'cue_settled' });
  expect(await s.standing()).toEqual(['旧 expired']);
  await s.sound();
});

test('a go on a private cue posted to some, reworded since, prompts the others by the new words, and nobody twice', async () => {
  const s = await prompted([cue('x', { when, text: '旧', ...privately }), later], { membersPerGroup: 3 });
  await s.claim();
  await s.expire();
  await s.to(await s.save([cue('x', { when, text: '新', ...privately }), later]));
  await s.go();
  expect(await s.standing()).toEqual(['旧 claimed', '旧 expired recalled', '旧 expired recalled', '新 prompted', '新 prompted']);
  const live = (await s.prompts()).filter((one) => !one.recalled).map((one) => one.member);
  expect(new Set(live).size).toBe(3);
  expect(await s.runOf('x')).toMatchObject({ state: 'performed', recipients: 3 });
  await s.sound();
  // what was prompted by the version played now waits again as it is
  await s.expire();
  await s.go();
  expect((await s.standing()).slice(3)).toEqual(['新 prompted', '新 prompted']);
  await s.sound();
});

test('a claim taken back after its cue was reworded leaves the old prompt withdrawn, and people are prompted by the new version', async () => {
  const then = cue('then', { when: 'after x' });
  const s = await prompted([old, then, later]);
  await s.claim();
  await s.performAll();
  await s.to(await s.save([cue('x', { when, text: '新' }), then, later]));
  expect(await s.unclaim()).toMatchObject({ state: 'withdrawn', reason: 'script-changed' });
  await s.sound();
  await s.performAll();
  expect(await s.standing()).toEqual(['旧 withdrawn recalled', '这是 then prompted', '新 prompted']);
  await s.sound();
  await expect(s.claim()).rejects.toMatchObject({ code: 'prompt_gone' });
  await s.claim((await s.prompts()).at(-1)?.id);
  expect((await s.said()).map((message) => message.text)).toEqual(['新']);
  await s.sound();
});

test('a claim taken back in a paused group is prompted by the new version once it resumes', async () => {
  const s = await prompted([old, later]);
  await s.claim();
  await s.to(await s.save([cue('x', { when, text: '新' }), later]));
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  await s.unclaim();
  await s.performAll();
  expect(await s.standing()).toEqual(['旧 withdrawn recalled']);
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  await s.performAll();
  expect(await s.standing()).toEqual(['旧 withdrawn recalled', '新 prompted']);
  await s.sound();
});

test('a claim taken back after its cue was removed leaves nothing to post; what others were sent stays', async () => {
  const room = await prompted([old, later]);
  await room.claim();
  await room.to(await room.save([later]));
  await room.unclaim();
  await room.performAll();
  expect(await room.standing()).toEqual(['旧 withdrawn recalled']);
  expect(await room.runOf('x')).toMatchObject({ state: 'cancelled' });
  await room.sound();
  const s = await prompted([cue('x', { when, text: '旧', ...privately }), later], { membersPerGroup: 3 });
  for (const one of (await s.prompts()).slice(0, 2)) await s.claim(one.id);
  await s.to(await s.save([later]));
  await s.unclaim();
  await s.performAll();
  expect(await s.standing()).toEqual(['旧 withdrawn recalled', '旧 claimed', '旧 withdrawn recalled']);
  expect(await s.runOf('x')).toMatchObject({ state: 'performed', recipients: 1 });
  await s.sound();
});

test('a private claim taken back after the others were prompted anew is prompted anew too, and nobody twice', async () => {
  const s = await prompted([cue('x', { when, text: '旧', ...privately }), later], { membersPerGroup: 3 });
  for (const one of (await s.prompts()).slice(0, 2)) await s.claim(one.id);
  await s.to(await s.save([cue('x', { when, text: '新', ...privately }), later]));
  await s.performAll();
  await s.unclaim();
  await s.performAll();
  expect(await s.standing()).toEqual(['旧 withdrawn recalled', '旧 claimed', '旧 withdrawn recalled', '新 prompted', '新 prompted']);
  expect(await s.runOf('x')).toMatchObject({ state: 'performed', recipients: 3 });
  await s.sound();
});

test('racing an upgrade, the performer and a go, a claim taken back ends as one prompt, by the new version', async () => {
  for (let round = 0; round < 8; round++) {
    const s = await prompted([old, later]);
    await s.claim();
    const next = await s.save([cue('x', { when, text: '新' }), later]);
    // either may come first
    const upgraded = s.to(next);
    if (round % 2 === 1) await upgraded;
    await Promise.all([s.unclaim(), upgraded, s.performAll(), s.go()]);
    await s.performAll();
    expect(await s.standing()).toEqual(['旧 withdrawn recalled', '新 prompted']);
    await s.sound();
  }
});

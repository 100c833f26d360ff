import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { claimPrompt, expirePrompts, unclaimPrompt } from '../../features/channels/index.ts';
import { directCue, pausePerformance, resumePerformance } from './index.ts';
import { previewEffect } from './preview-effect.ts';

const database = await testDatabase();
afterAll(() => database.close());

type Stage = Awaited<ReturnType<typeof onStage>>;
const post = cue('post', { when: 'day 1 09:10' });
const byeAt = (when: string) => cue('bye', { when, do: 'close-room', text: '再见' });

async function prompts(s: Stage) {
  const { rows } = await s.opened.work((tx) =>
    sql<{ id: number; cue: string; state: string; reason: string | null }>`
      select delivery_id as id, cue_id as cue, state, reason from delivery where group_id = ${s.group} order by delivery_id`.execute(tx),
  );
  return rows;
}
const standing = async (s: Stage) => (await prompts(s)).map(({ cue: id, state, reason }) => [id, state, reason].filter(Boolean).join(' '));
const promptOf = async (s: Stage, id: string) => (await prompts(s)).find((prompt) => prompt.cue === id)!.id;
const go = async (s: Stage, id: string) =>
  directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf(id)).cueRunId, word: 'go' });
const preview = async (s: Stage, id: string) =>
  previewEffect(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf(id)).cueRunId, word: 'go' });
const sweep = (s: Stage) => s.opened.work((tx) => expirePrompts(tx, { workspaceId: s.workspaceId, at: s.deps.clock.now() }));

test('what a pause withdrew does not come back for a room that closed meanwhile; the closing’s own last words do', async () => {
  const s = await onStage(database.db, [post, byeAt('day 1 11:00')], { channel: 'prompter' });
  await s.play(10);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  await go(s, 'bye');
  expect(await standing(s)).toEqual(['post withdrawn room-closed', 'bye prompted']);
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect(await standing(s)).toEqual(['post withdrawn room-closed', 'bye prompted']);
});

test('a pause also reaches the last words of a group whose script is over, and resuming brings them back', async () => {
  const s = await onStage(database.db, [byeAt('day 1 09:10')], { channel: 'prompter' });
  await s.play(10);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect(await standing(s)).toEqual(['bye withdrawn paused']);
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect(await standing(s)).toEqual(['bye prompted']);
  await claimPrompt(s.deps, { actor: s.host, deliveryId: await promptOf(s, 'bye') });
  await expect(pausePerformance(s.deps, { actor: s.host, groupId: s.group })).rejects.toMatchObject({ code: 'performance_over' });
});

test('a claim taken back after the room closed is withdrawn with it', async () => {
  const s = await onStage(database.db, [post, byeAt('day 1 09:15')], { channel: 'prompter' });
  await s.play(10);
  const deliveryId = await promptOf(s, 'post');
  await claimPrompt(s.deps, { actor: s.host, deliveryId });
  await s.play(6);
  expect(await unclaimPrompt(s.deps, { actor: s.host, deliveryId })).toMatchObject({ state: 'withdrawn', reason: 'room-closed' });
  const bye = await promptOf(s, 'bye');
  await claimPrompt(s.deps, { actor: s.host, deliveryId: bye });
  expect(await unclaimPrompt(s.deps, { actor: s.host, deliveryId: bye })).toMatchObject({ state: 'prompted', reason: null });
});

test('a claim taken back while the group is paused waits again when it resumes', async () => {
  const s = await onStage(database.db, [post, byeAt('day 1 11:00')], { channel: 'prompter' });
  await s.play(10);
  const deliveryId = await promptOf(s, 'post');
  await claimPrompt(s.deps, { actor: s.host, deliveryId });
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect(await unclaimPrompt(s.deps, { actor: s.host, deliveryId })).toMatchObject({ state: 'withdrawn', reason: 'paused' });
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  expect(await standing(s)).toEqual(['post prompted']);
});

test('go says again what nobody posted in time, with a last moment of its own, and changes nothing while it waits or once it is posted', async () => {
  const s = await onStage(database.db, [post, byeAt('day 2 11:00')], { channel: 'prompter' });
  await s.play(10);
  await go(s, 'post');
  expect(await standing(s)).toEqual(['post prompted']);
  s.deps.clock.advance({ hours: 3 });
  await sweep(s);
  expect(await standing(s)).toEqual(['post expired']);
  expect(await preview(s, 'post')).toMatchObject({ performs: [{ title: '这是 post' }], recipients: 2 });
  s.deps.told.prompts.length = 0;
  await go(s, 'post');
  expect(await standing(s)).toEqual(['post prompted']);
  expect(s.deps.told.prompts).toEqual([s.opened.staff.host]);
  s.deps.clock.advance({ minutes: 119 });
  await claimPrompt(s.deps, { actor: s.host, deliveryId: await promptOf(s, 'post') });
  await go(s, 'post');
  expect(await standing(s)).toEqual(['post claimed']);
  expect((await s.said()).map((message) => message.text)).toEqual(['这是 post']);
  expect(await preview(s, 'post')).toEqual({ performs: [], recipients: 0, skips: [], quietUntil: null });
});

test('the preview of a go that asks once more counts who is still to be written to, and is refused as the go is', async () => {
  const each = cue('each', { when: 'day 1 09:10', where: 'private', sendUntil: 'day 1 12:00' });
  const s = await onStage(database.db, [each, byeAt('day 2 11:00')], { channel: 'prompter' });
  await s.play(10);
  const [first] = await prompts(s);
  await claimPrompt(s.deps, { actor: s.host, deliveryId: first?.id ?? 0 });
  await s.opened.work((tx) => sql`update delivery set state = 'expired' where state = 'prompted'`.execute(tx));
  const before = await standing(s);
  expect(before.toSorted()).toEqual(['each claimed', 'each expired']);
  expect(await preview(s, 'each')).toMatchObject({ recipients: 1 });
  await go(s, 'each');
  expect((await standing(s)).toSorted()).toEqual(['each claimed', 'each prompted']);
  s.deps.clock.advance({ hours: 4 });
  await sweep(s);
  await expect(go(s, 'each')).rejects.toMatchObject({ code: 'cue_too_late' });
  await expect(preview(s, 'each')).rejects.toMatchObject({ code: 'cue_too_late' });
});

test('go on what nobody posted before the room closed is refused', async () => {
  const s = await onStage(database.db, [post, byeAt('day 1 09:15')], { channel: 'prompter' });
  await s.play(16);
  await expect(go(s, 'post')).rejects.toMatchObject({ code: 'room_closed' });
  await expect(preview(s, 'post')).rejects.toMatchObject({ code: 'room_closed' });
  s.deps.clock.advance({ hours: 3 });
  await sweep(s);
  await go(s, 'bye');
  expect(await standing(s)).toEqual(['post withdrawn room-closed', 'bye prompted']);
});

import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { claimPrompt, openLink, unclaimPrompt } from '../../features/channels/index.ts';
import { auditWorkspace, directCue, pausePerformance, performDue, resumePerformance } from './index.ts';
import { expireDuePrompts } from './performer.ts';

const database = await testDatabase();
afterAll(() => database.close());

const cues = [
  cue('x', { when: 'day 1 09:10', text: '看 https://a.example/1' }),
  cue('then', { when: 'after x' }),
  cue('call', { when: 'on go' }),
  cue('later', { when: '10m after call' }),
];

async function stage() {
  const s = await onStage(database.db, cues, { channel: 'prompter' });
  const deliveryOf = async (cueId: string) => {
    const { rows } = await s.opened.work((tx) =>
      sql<{ id: number; code: string | null }>`select delivery_id as id, link_code as code from delivery where cue_id = ${cueId}`.execute(
        tx,
      ),
    );
    if (!rows[0]) throw new Error(`nobody was prompted for ${cueId}`);
    return rows[0];
  };
  return {
    ...s,
    deliveryOf,
    claim: async (cueId: string) => claimPrompt(s.deps, { actor: s.host, deliveryId: (await deliveryOf(cueId)).id }),
    unclaim: async (cueId: string) => unclaimPrompt(s.deps, { actor: s.host, deliveryId: (await deliveryOf(cueId)).id }),
    stateOf: async (cueId: string) => (await s.runOf(cueId)).state,
    go: async (cueId: string) =>
      directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf(cueId)).cueRunId, word: 'go' }),
    faults: async () => (await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' })).details,
  };
}

test('what waits for a post counts from its claim, not from the prompt', async () => {
  const s = await stage();
  await s.play(30);
  expect([await s.stateOf('x'), await s.stateOf('then')]).toEqual(['performed', 'planned']);
  expect(await s.faults()).toEqual([]);
  await s.claim('x');
  expect(await s.faults()).toEqual([]);
  await s.performAll();
  expect(await s.stateOf('then')).toBe('performed');
  expect(await s.faults()).toEqual([]);
});

test('minutes after a go count from the claim too, and a claim taken back is waited for again', async () => {
  const s = await stage();
  await s.go('call');
  await s.play(15);
  expect((await s.runOf('later')).dueAt).toBeNull();
  await s.claim('call');
  await s.performAll();
  const first = (await s.runOf('later')).dueAt;
  expect(first).toEqual(new Date(s.deps.clock.now().getTime() + 600_000));
  await s.play(5);
  await s.unclaim('call');
  await s.performAll();
  expect((await s.runOf('later')).dueAt).toBeNull();
  expect(await s.faults()).toEqual([]);
  await s.claim('call');
  await s.play(10);
  expect(await s.stateOf('later')).toBe('performed');
  expect(await s.faults()).toEqual([]);
});

test('a claim taken back after what waited for it was performed makes nobody do it again', async () => {
  const s = await stage();
  await s.play(10);
  await s.claim('x');
  await s.performAll();
  await s.unclaim('x');
  await s.play(2);
  expect(await s.stateOf('then')).toBe('performed');
  expect(await s.faults()).toEqual([]);
});

test('a member who opens the link of what nobody claimed lets it go on', async () => {
  const s = await stage();
  await s.play(12);
  await openLink(s.deps, { code: (await s.deliveryOf('x')).code ?? '', counts: true });
  await s.performAll();
  expect(await s.stateOf('then')).toBe('performed');
});

test('what waits for a prompt nobody posts in time is skipped with it; go opens both again', async () => {
  const s = await stage();
  await s.play(10);
  s.deps.clock.advance({ hours: 3 });
  await expireDuePrompts(s.deps);
  await s.performAll();
  expect(await s.runOf('then')).toMatchObject({ state: 'skipped', reason: 'anchor-not-performed' });
  expect(await s.faults()).toEqual([]);
  await s.go('x');
  await s.performAll();
  expect(await s.stateOf('then')).toBe('planned');
  await s.claim('x');
  await s.performAll();
  expect(await s.stateOf('then')).toBe('performed');
  expect(await s.faults()).toEqual([]);
});

test('a pause takes the prompt back but not for good: what waits for it goes on waiting', async () => {
  const s = await stage();
  await s.play(10);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  await performDue(s.deps);
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  await s.performAll();
  expect(await s.stateOf('then')).toBe('planned');
  await s.claim('x');
  await s.performAll();
  expect(await s.stateOf('then')).toBe('performed');
});

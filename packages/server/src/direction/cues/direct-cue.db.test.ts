import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { directCue, pausePerformance, performDue, resumePerformance, type Word } from './index.ts';
import { previewEffect } from './preview-effect.ts';

const database = await testDatabase();
afterAll(() => database.close());

type Staged = Awaited<ReturnType<typeof onStage>>;
const direct = async (s: Staged, word: Word, cueId: string) => {
  const { cueRunId } = await s.runOf(cueId);
  return directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId, word });
};
const preview = async (s: Staged, word: Word, cueId: string) => {
  const { cueRunId } = await s.runOf(cueId);
  return previewEffect(s.deps, { actor: s.host, groupId: s.group, cueRunId, word });
};

test('go performs a cue now, once, and what waits for it follows', async () => {
  const s = await onStage(database.db, [
    cue('live-end', { when: 'on go' }),
    cue('thanks', { when: 'after live-end' }),
    cue('later', { when: '10m after live-end' }),
  ]);
  await s.play(60);
  expect(await s.states()).toEqual(['live-end planned', 'thanks planned', 'later planned']);
  expect(await preview(s, 'go', 'live-end')).toMatchObject({ performs: [{ title: '这是 live-end' }], recipients: 2, skips: [] });
  await direct(s, 'go', 'live-end');
  await direct(s, 'go', 'live-end');
  await s.performAll();
  expect((await s.said()).map((message) => message.cue)).toEqual(['live-end', 'thanks']);
  await s.play(10);
  expect((await s.said()).map((message) => message.cue)).toEqual(['live-end', 'thanks', 'later']);
});

test('twenty people who say go, and the clock, perform a cue once', async () => {
  for (let round = 0; round < 5; round++) {
    const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
    s.deps.clock.advance({ minutes: 10 });
    await Promise.all([...Array.from({ length: 20 }, () => direct(s, 'go', 'a')), s.performAll(), s.performAll()]);
    expect(await s.said()).toHaveLength(1);
    const { rows } = await s.opened.work((tx) => sql`select from event where type = 'performed'`.execute(tx));
    expect(rows).toHaveLength(1);
  }
});

test('of skip, hold and the clock at the same moment each leaves the cue said or not said, never both and never twice', async () => {
  for (let round = 0; round < 10; round++) {
    const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
    s.deps.clock.advance({ minutes: 10 });
    const word = round % 2 ? 'skip' : 'hold';
    const outcomes = await Promise.allSettled([...Array.from({ length: 5 }, () => direct(s, word, 'a')), performDue(s.deps)]);
    const { state } = await s.runOf('a');
    expect(await s.said()).toHaveLength(state === 'performed' ? 1 : 0);
    expect(state).toBe(state === 'performed' ? 'performed' : word === 'skip' ? 'skipped' : 'held');
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'cue_settled', details: { state: 'performed' } });
    }
    const { rows } = await s.opened.work((tx) => sql`select from event where type in ('skipped', 'held')`.execute(tx));
    expect(rows).toHaveLength(state === 'performed' ? 0 : 1);
  }
});

test('a held cue waits while what follows goes on; released it is performed, and past its last moment it expires', async () => {
  const s = await onStage(database.db, [
    cue('a', { when: 'day 1 09:10' }),
    cue('b', { when: 'day 1 09:20' }),
    cue('c', { when: 'day 1 09:30' }),
  ]);
  await direct(s, 'hold', 'a');
  await direct(s, 'hold', 'a');
  await direct(s, 'hold', 'c');
  await s.play(20);
  expect(await s.states()).toEqual(['a held', 'b performed', 'c held']);
  expect(await preview(s, 'release', 'a')).toMatchObject({ performs: [{ title: '这是 a' }], recipients: 2 });
  expect(await preview(s, 'release', 'c')).toMatchObject({ performs: [] });
  await direct(s, 'release', 'a');
  await s.performAll();
  expect((await s.said()).map((message) => message.cue)).toEqual(['b', 'a']);
  await s.play(130);
  expect(await s.runOf('c')).toMatchObject({ state: 'expired', reason: 'held-too-late' });
});

test('who says go to what was skipped, failed or has expired wants it said; a last moment the script names still holds', async () => {
  const s = await onStage(database.db, [
    cue('skipped', { when: 'day 1 09:10' }),
    cue('expired', { when: 'day 1 09:20', sendUntil: '1m' }),
    cue('over', { when: 'day 1 09:30', sendUntil: 'day 1 10:00' }),
  ]);
  await direct(s, 'skip', 'skipped');
  await direct(s, 'hold', 'expired');
  await direct(s, 'hold', 'over');
  await s.play(60);
  expect(await s.states()).toEqual(['skipped skipped', 'expired expired', 'over expired']);
  await direct(s, 'go', 'skipped');
  await direct(s, 'go', 'expired');
  await expect(direct(s, 'go', 'over')).rejects.toMatchObject({ code: 'cue_too_late' });
  await expect(preview(s, 'go', 'over')).rejects.toMatchObject({ code: 'cue_too_late' });
  expect((await s.said()).map((message) => message.cue)).toEqual(['skipped', 'expired']);
});

test('what is performed can be neither held nor skipped, and a closed room hears no go', async () => {
  const s = await onStage(database.db, [
    cue('a', { when: 'day 1 09:10' }),
    cue('bye', { when: 'on go', do: 'close-room', text: '再见' }),
    cue('late', { when: 'day 1 11:00' }),
  ]);
  await s.play(10);
  for (const word of ['hold', 'skip'] as const) {
    await expect(direct(s, word, 'a')).rejects.toMatchObject({ code: 'cue_settled', details: { state: 'performed' } });
  }
  expect(await preview(s, 'go', 'bye')).toMatchObject({ performs: [{ title: '再见' }], skips: [{ title: '这是 late' }] });
  await direct(s, 'go', 'bye');
  expect(await s.runOf('late')).toMatchObject({ state: 'skipped', reason: 'room-closed' });
  await expect(direct(s, 'go', 'late')).rejects.toMatchObject({ code: 'room_closed' });
});

test('a paused group is left alone, prompts and all; resumed, late cues follow their policy one a minute and nothing is said twice', async () => {
  const s = await onStage(
    database.db,
    [
      cue('before', { when: 'day 1 09:05' }),
      cue('gone', { when: 'day 1 09:10', sendUntil: '20m' }),
      ...['x', 'y', 'z'].map((id, n) => cue(id, { when: `day 1 09:${30 + n * 10}` })),
    ],
    { channel: 'prompter' },
  );
  const waiting = async () => {
    const { rows } = await s.opened.work((tx) =>
      sql<{ cue_id: string; state: string }>`select cue_id, state from delivery order by delivery_id`.execute(tx),
    );
    return rows.map((row) => `${row.cue_id} ${row.state}`);
  };
  await s.play(5);
  const pause = () => pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  const resume = () => resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  await Promise.all([pause(), pause(), pause()]);
  expect(await waiting()).toEqual(['before withdrawn']);
  await s.play(60);
  expect(await s.states()).toEqual(['before performed', 'gone planned', 'x planned', 'y planned', 'z planned']);
  await Promise.all([resume(), resume()]);
  await s.performAll();
  expect(await waiting()).toEqual(['before prompted', 'x prompted']);
  expect(await s.runOf('gone')).toMatchObject({ state: 'expired' });
  await s.play(2);
  expect(await waiting()).toEqual(['before prompted', 'x prompted', 'y prompted', 'z prompted']);
  const { rows } = await s.opened.work((tx) =>
    sql`select type from event where type in ('paused', 'resumed') order by event_id`.execute(tx),
  );
  expect(rows).toEqual([{ type: 'paused' }, { type: 'resumed' }]);
});

test('pausing while a cue is being performed either finds it said or keeps it from being said', async () => {
  for (let round = 0; round < 10; round++) {
    const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
    s.deps.clock.advance({ minutes: 10 });
    await Promise.allSettled([performDue(s.deps), pausePerformance(s.deps, { actor: s.host, groupId: s.group }), performDue(s.deps)]);
    const { rows } = await s.opened.work((tx) => sql<{ state: string }>`select state from performance`.execute(tx));
    const { state } = await s.runOf('a');
    // said first, the performance was over before it could be paused
    expect([rows[0]?.state, state]).toEqual(state === 'performed' ? ['finished', 'performed'] : ['paused', 'planned']);
    expect(await s.said()).toHaveLength(state === 'performed' ? 1 : 0);
    await s.performAll();
    expect((await s.runOf('a')).state).toBe(state);
  }
});

test('a cue of another group or workspace cannot be directed', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })], { groups: 2 });
  const other = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
  const { cueRunId } = await s.runOf('a');
  const go = (actor: Staged['host'], groupId: string) => directCue(s.deps, { actor, groupId, cueRunId, word: 'go' });
  await expect(go(s.host, s.opened.groupIds[1]!)).rejects.toMatchObject({ code: 'not_found' });
  await expect(go(other.host, s.group)).rejects.toMatchObject({ code: 'not_found' });
});

import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { auditWorkspace, directCue, pausePerformance, resumePerformance } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

type Staged = Awaited<ReturnType<typeof onStage>>;
const at = (local: string) => new Date(`2026-12-0${local}:00+08:00`);
const audit = (s: Staged) => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });
const sound = { lost: 0, twice: 0, details: [] };
const playUntil = async (s: Staged, local: string) => {
  while (s.deps.clock.now() < at(local)) {
    await s.play(5);
    expect(await audit(s)).toMatchObject(sound);
  }
};

test('resumed in quiet hours, a group hears nothing late: it waits for the morning if it is then still true, else it expires and says why', async () => {
  const s = await onStage(database.db, [
    cue('evening', { when: 'day 1 21:50' }),
    cue('link', { when: 'day 1 22:00', sendUntil: '12h' }),
    cue('reminder', { when: 'day 1 22:10', sendUntil: '12h' }),
    cue('midnight', { when: 'day 1 23:55', reason: '跨夜活动', text: '零点到了' }),
    cue('morning', { when: 'day 2 07:45' }),
  ]);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  s.deps.clock.moveTo(at('1T23:40'));
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  await playUntil(s, '2T07:25');
  // what the script itself plans for the night is said on time
  expect((await s.said()).map((message) => [message.cue, new Date(message.saidAt)])).toEqual([['midnight', at('1T23:55')]]);
  expect(await s.runOf('evening')).toMatchObject({ state: 'expired', reason: 'quiet-hours' });
  await playUntil(s, '2T07:50');
  expect((await s.said()).map((message) => [message.cue, new Date(message.saidAt)])).toEqual([
    ['midnight', at('1T23:55')],
    ['link', at('2T07:30')],
    ['reminder', at('2T07:31')],
    ['morning', at('2T07:45')],
  ]);
});

test('who joined late is not written to at night: in the morning if it is then still true', async () => {
  const privately = { do: 'whisper', where: 'private' };
  const s = await onStage(
    database.db,
    [
      cue('hello', { when: '2h after join', ...privately }),
      cue('ask', { when: '2h after join', sendUntil: '12h', ...privately }),
      cue('then', { when: 'after ask', ...privately }),
      cue('lost', { when: 'after hello', ...privately }),
    ],
    { membersPerGroup: 1, joinedAt: at('1T21:30') },
  );
  await playUntil(s, '2T07:25');
  expect(await s.said()).toEqual([]);
  expect(await s.runs()).toMatchObject([
    { cueId: 'hello', state: 'expired', reason: 'quiet-hours' },
    { cueId: 'ask', state: 'planned' },
    { cueId: 'then', state: 'planned' },
    { cueId: 'lost', state: 'skipped', reason: 'anchor-not-performed' },
  ]);
  await playUntil(s, '2T07:35');
  expect((await s.said()).map((message) => message.cue)).toEqual(['ask', 'then']);
});

test('a person may say go at night', async () => {
  const s = await onStage(database.db, [cue('link', { when: 'day 1 22:00', sendUntil: '12h' }), cue('late', { when: 'day 1 21:50' })]);
  s.deps.clock.moveTo(at('1T23:00'));
  await s.performAll();
  expect(await s.states()).toEqual(['link planned', 'late expired']);
  for (const cueId of ['link', 'late']) {
    const { cueRunId } = await s.runOf(cueId);
    await directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId, word: 'go' });
  }
  expect((await s.said()).map((message) => message.cue)).toEqual(['link', 'late']);
});

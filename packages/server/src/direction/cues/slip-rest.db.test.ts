import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { auditWorkspace, directCue, slipRest } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

const evening = [
  cue('done', { when: 'day 1 19:00' }),
  cue('next', { when: 'day 1 20:00' }),
  cue('named', { when: 'day 1 20:30', sendUntil: 'day 1 20:40' }),
  cue('night', { when: 'day 1 23:50' }),
  cue('tomorrow', { when: 'day 2 08:30' }),
];

async function atEvening() {
  const s = await onStage(database.db, evening);
  s.deps.clock.advance({ hours: 10 });
  await s.performAll();
  s.deps.clock.advance({ minutes: 30 });
  const slip = (minutes: number, o: { preview?: boolean; idempotencyKey?: string } = {}) =>
    slipRest(s.deps, { actor: s.host, groupId: s.group, minutes, preview: false, idempotencyKey: `slip-${minutes}`, ...o });
  return { ...s, slip };
}
const at = (time: string) => new Date(`2026-12-0${time}:00+08:00`).toISOString();

test('slipping moves what is left of the day, drops what would be past its last moment, and leaves tomorrow; the preview says exactly that', async () => {
  const s = await atEvening();
  const expected = {
    moved: [{ cueRunId: String((await s.runOf('next')).cueRunId), title: '这是 next', from: at('1T20:00'), to: at('1T20:15') }],
    dropped: [{ title: '这是 named' }, { title: '这是 night' }],
  };
  expect(await s.slip(15, { preview: true })).toMatchObject(expected);
  expect(await s.runOf('next')).toMatchObject({ dueAt: new Date(at('1T20:00')) });
  expect(await s.slip(15)).toMatchObject(expected);
  expect((await s.runs()).map((run) => run.dueAt?.toISOString())).toEqual([
    at('1T19:00'),
    at('1T20:15'),
    at('1T20:45'),
    at('2T00:05'),
    at('2T08:30'),
  ]);
  s.deps.clock.moveTo(new Date(at('2T09:00')));
  while ((await s.states()).some((state) => state.endsWith('planned'))) await s.play(1);
  expect(await s.states()).toEqual(['done performed', 'next expired', 'named expired', 'night expired', 'tomorrow performed']);
});

test('the same key slips once, however often and however simultaneously it is sent, and answers the same', async () => {
  const s = await atEvening();
  const answers = await Promise.all(Array.from({ length: 10 }, () => s.slip(10, { idempotencyKey: 'one' })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await s.runOf('next')).toMatchObject({ dueAt: new Date(at('1T20:10')) });
  const { rows } = await s.opened.work((tx) => sql`select from event where type = 'slipped'`.execute(tx));
  expect(rows).toHaveLength(1);
  await s.slip(10, { idempotencyKey: 'two' });
  expect(await s.runOf('next')).toMatchObject({ dueAt: new Date(at('1T20:20')) });
  await s.play(60);
  expect(await s.slip(10, { idempotencyKey: 'one' })).toEqual(answers[0]);
});

test('a key that slipped by ten minutes does not answer for twenty: the other request is refused and nothing moves', async () => {
  const s = await atEvening();
  await s.slip(10, { idempotencyKey: 'one' });
  await expect(s.slip(20, { idempotencyKey: 'one' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await s.runOf('next')).toMatchObject({ dueAt: new Date(at('1T20:10')) });
});

test('slipping while a cue is being performed moves it or finds it performed, never performs it twice', async () => {
  for (let round = 0; round < 10; round++) {
    const s = await atEvening();
    s.deps.clock.moveTo(new Date(at('1T20:00')));
    const [effect] = await Promise.all([s.slip(15), s.performAll()]);
    const moved = effect.moved.some((one) => one.title === '这是 next');
    const { state, dueAt } = await s.runOf('next');
    expect({ state, dueAt }).toEqual(
      moved ? { state: 'planned', dueAt: new Date(at('1T20:15')) } : { state: 'performed', dueAt: new Date(at('1T20:00')) },
    );
    await s.play(15);
    expect((await s.said()).filter((message) => message.cue === 'next')).toHaveLength(1);
  }
});

test('what follows a go is moved with the rest; a slip made before the go does not move it again', async () => {
  const s = await onStage(database.db, [
    cue('live-end', { when: 'on go' }),
    cue('offer', { when: '30m after live-end' }),
    cue('close', { when: 'day 1 21:30' }),
  ]);
  s.deps.clock.moveTo(new Date(at('1T20:00')));
  const slip = (o: { preview: boolean; idempotencyKey: string }) =>
    slipRest(s.deps, { actor: s.host, groupId: s.group, minutes: 15, ...o });
  await slip({ preview: false, idempotencyKey: 'before' });
  const { cueRunId } = await s.runOf('live-end');
  await directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId, word: 'go' });
  expect(await s.runOf('offer')).toMatchObject({ dueAt: new Date(at('1T20:30')) });
  s.deps.clock.advance({ minutes: 10 });
  const moved = [
    { title: '这是 offer', from: at('1T20:30'), to: at('1T20:45') },
    { title: '这是 close', from: at('1T21:45'), to: at('1T22:00') },
  ];
  expect(await slip({ preview: true, idempotencyKey: 'after' })).toMatchObject({ moved });
  expect(await slip({ preview: false, idempotencyKey: 'after' })).toMatchObject({ moved });
  expect(await s.runOf('offer')).toMatchObject({ dueAt: new Date(at('1T20:45')), validUntil: new Date(at('1T22:45')) });
  const audit = () => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });
  expect(await audit()).toMatchObject({ lost: 0, twice: 0, details: [] });
  await s.play(34);
  expect((await s.said()).map((message) => message.cue)).toEqual(['live-end']);
  await s.play(1);
  expect((await s.said()).map((message) => message.cue)).toEqual(['live-end', 'offer']);
  expect(await audit()).toMatchObject({ lost: 0, twice: 0, details: [] });
});

test('the rest of the day ends with its night: after midnight the coming morning keeps its times, before midnight the night moves too', async () => {
  const night = [cue('late', { when: 'day 2 00:30' }), cue('tomorrow', { when: 'day 2 08:30' })];
  for (const [now, keys] of [
    ['2T00:05', 'a'],
    ['1T23:40', 'b'],
  ] as const) {
    const s = await onStage(database.db, night);
    s.deps.clock.moveTo(new Date(at(now)));
    const effect = await slipRest(s.deps, { actor: s.host, groupId: s.group, minutes: 15, preview: false, idempotencyKey: keys });
    expect(effect).toMatchObject({ moved: [{ title: '这是 late', to: at('2T00:45') }], dropped: [] });
    expect((await s.runs()).map((run) => run.dueAt?.toISOString())).toEqual([at('2T00:45'), at('2T08:30')]);
  }
});

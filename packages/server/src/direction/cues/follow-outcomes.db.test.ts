import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { auditWorkspace, directCue, type Word } from './index.ts';
import { previewEffect } from './preview-effect.ts';

const database = await testDatabase();
afterAll(() => database.close());

type Staged = Awaited<ReturnType<typeof onStage>>;
const direct = async (s: Staged, word: Word, cueId: string) =>
  directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf(cueId)).cueRunId, word });
const performance = async (s: Staged) => {
  const { rows } = await s.opened.work((tx) =>
    sql<{ state: string }>`select state from performance where group_id = ${s.group}`.execute(tx),
  );
  return rows[0]?.state;
};
const audit = (s: Staged) => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });

const chain = [
  cue('a', { when: 'day 1 09:10', sendUntil: '20m' }),
  cue('b', { when: 'after a' }),
  cue('c', { when: '10m after b' }),
  cue('d', { when: 'day 1 10:00' }),
];

test('what waits for a cue that was skipped is skipped with it, all the way down, and the performance ends; the preview says so', async () => {
  const s = await onStage(database.db, chain);
  const { cueRunId } = await s.runOf('a');
  const preview = await previewEffect(s.deps, { actor: s.host, groupId: s.group, cueRunId, word: 'skip' });
  expect(preview.skips.map((run) => run.title)).toEqual(['这是 a', '这是 b', '这是 c']);
  await direct(s, 'skip', 'a');
  expect(await s.runs()).toMatchObject([
    { state: 'skipped', reason: 'by-person' },
    { state: 'skipped', reason: 'anchor-not-performed' },
    { state: 'skipped', reason: 'anchor-not-performed' },
    { state: 'planned' },
  ]);
  await s.play(60);
  expect(await performance(s)).toBe('finished');
  expect(await audit(s)).toMatchObject({ lost: 0, twice: 0, details: [] });
});

test('so it is when the cue expires or its room closes; a go opens again what waited', async () => {
  const s = await onStage(database.db, [...chain, cue('bye', { when: 'day 1 11:00', do: 'close-room', text: '再见' })]);
  await direct(s, 'hold', 'a');
  await s.play(30);
  expect(await s.states()).toEqual(['a expired', 'b skipped', 'c skipped', 'd planned', 'bye planned']);
  expect(await audit(s)).toMatchObject({ lost: 0, twice: 0, details: [] });
  await direct(s, 'go', 'a');
  await s.performAll();
  expect(await s.states()).toEqual(['a performed', 'b performed', 'c planned', 'd planned', 'bye planned']);
  await s.play(10);
  expect((await s.said()).map((message) => message.cue)).toEqual(['a', 'b', 'c']);
  expect(await audit(s)).toMatchObject({ lost: 0, twice: 0, details: [] });

  const closing = await onStage(database.db, [
    cue('call', { when: 'on go' }),
    cue('then', { when: 'after call', do: 'whisper', where: 'private' }),
    cue('bye', { when: 'day 1 09:10', do: 'close-room', text: '再见' }),
  ]);
  await closing.play(10);
  expect(await closing.states()).toEqual(['call skipped', 'then skipped', 'bye performed']);
  expect(await performance(closing)).toBe('finished');
  expect(await audit(closing)).toMatchObject({ lost: 0, twice: 0, details: [] });
});

test('skipped, tried again in vain and skipped again, the log has both', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10', text: '{{ 没有的 }}' }), cue('d', { when: 'day 1 10:00' })]);
  await direct(s, 'skip', 'a');
  s.deps.clock.advance({ seconds: 1 });
  await direct(s, 'go', 'a');
  s.deps.clock.advance({ seconds: 1 });
  await direct(s, 'skip', 'a');
  const { rows } = await s.opened.work((tx) =>
    sql<{ type: string }>`select type from event where cue_id = 'a' order by event_id`.execute(tx),
  );
  expect(rows.map((row) => row.type)).toEqual(['skipped', 'failed', 'skipped']);
});

import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { claimPrompt } from '../../features/channels/index.ts';
import { auditWorkspace, directCue } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

const head = [
  'products: [ { id: main, kind: main, title: 系统课, price: 1299.00 } ]',
  'lessons: [ { id: light, title: 光线, release: day 1 10:00 } ]',
  'live: [ { id: class, title: 大师课, start: day 1 11:00, minutes: 60 } ]',
  'offers: [ { id: flash, product: main, price: 999.00, opensAt: day 1 13:00, closesAt: day 1 15:00 } ]',
].join('\n');

type Staged = Awaited<ReturnType<typeof onStage>>;
const audit = (s: Staged) => auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' });
const deliveries = async (s: Staged) =>
  (
    await s.opened.work((tx) =>
      sql<{ delivery_id: number; title: string; kind: string; cue_id: string }>`
        select delivery_id, title, kind, cue_id from delivery where group_id = ${s.group} order by delivery_id`.execute(tx),
    )
  ).rows;
const goes = async (s: Staged, cueId: string) =>
  directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf(cueId)).cueRunId, word: 'go' });

test('what hangs on a lesson, a live class or an offer is due by the time they declare', async () => {
  const s = await onStage(
    database.db,
    [
      cue('soon', { when: '30m before live class' }),
      cue('learn', { when: '5m after lesson light' }),
      cue('opened', { when: '10m after offer flash opens' }),
      cue('closing', { when: '1h before offer closes' }),
    ],
    { head },
  );
  expect((await s.runs()).map(({ cueId, dueAt }) => `${cueId} ${dueAt?.toISOString().slice(11, 16)}`)).toEqual([
    'soon 02:30',
    'learn 02:05',
    'opened 05:10',
    'closing 06:00',
  ]);
});

test('what follows a live class waits until the person who ends it says so, however long it overruns, and by-hand work is nothing lost', async () => {
  const s = await onStage(
    database.db,
    [
      cue('start', { when: 'day 1 11:00', do: 'live-start', who: 'host', text: '开始啦', sendUntil: '3h' }),
      cue('end', { when: 'on go', do: 'live-end', text: '' }),
      cue('share', { when: '10m after live ended' }),
    ],
    { head },
  );
  await s.play(240);
  expect(await s.states()).toEqual(['start performed', 'end planned', 'share planned']);
  await goes(s, 'end');
  await s.performAll();
  await s.play(20);
  expect(await s.states()).toEqual(['start performed', 'end performed', 'share planned']);
  const prompts = await deliveries(s);
  expect(prompts.map(({ cue_id, kind, title }) => [cue_id, kind, title])).toEqual([
    ['start', 'task', '开始啦（由人来做）'],
    ['end', 'task', 'end（由人来做）'],
  ]);
  await claimPrompt(s.deps, { actor: s.host, deliveryId: prompts[1]?.delivery_id ?? 0 });
  await s.play(9);
  expect((await s.said()).map((message) => message.cue)).not.toContain('share');
  await s.play(1);
  expect((await s.said()).map((message) => message.cue)).toContain('share');
  expect(await audit(s)).toMatchObject({ lost: 0, twice: 0, details: [] });
});

test('what follows a class whose end was skipped is skipped with it', async () => {
  const s = await onStage(
    database.db,
    [cue('end', { when: 'on go', do: 'live-end', text: '下课' }), cue('share', { when: 'after live class ended' })],
    { head },
  );
  await directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: (await s.runOf('end')).cueRunId, word: 'skip' });
  expect(await s.states()).toEqual(['end skipped', 'share skipped']);
});

test('without a cue that ends the class, what follows it waits for a person’s word', async () => {
  const s = await onStage(database.db, [cue('share', { when: 'after live ended' })], { head });
  await s.play(5);
  expect(await s.states()).toEqual(['share planned']);
  await goes(s, 'share');
  await s.performAll();
  expect(await s.states()).toEqual(['share performed']);
});

import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { auditWorkspace, openPerformances, startPerformer } from '../../src/direction/cues/index.ts';
import { openDb } from '../../src/platform/db/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { openedGroups } from '../opened-groups.ts';
import { testDeps } from '../test-deps.ts';
import { findWrongs } from './find-wrongs.ts';
import { jumpingClock } from './jumping-clock.ts';
import { killScript } from './kill-script.ts';
import { startKillableCluster } from './killable-cluster.ts';

const opening = new Date('2026-12-01T09:00:00+08:00');
const cluster = await startKillableCluster();
const { db, close } = openDb({ url: cluster.appUrl, log: silentLog, max: 4 });
afterAll(async () => {
  await cluster.remove();
  await close();
});

test('PostgreSQL killed and restarted, inside performing transactions and between them: the performer goes on, every cue exactly once and in order', {
  timeout: 120_000,
}, async () => {
  const opened = await openedGroups(db, { script: killScript, groups: 60, membersPerGroup: 4, openingAt: opening });
  const { workspaceId, groupIds, scriptVersionId } = opened;
  await opened.work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: opening }));

  // the batches right after whose statements, before their commit, PostgreSQL dies; and the commits right after which it does
  const [inside, between] = [new Set([3, 20, 45]), new Set([12, 30, 60])];
  const killed = { inside: 0, between: 0 };
  let [batches, commits] = [0, 0];
  let restarting: Promise<void> = Promise.resolve();
  let everythingPerformed: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    everythingPerformed = resolve;
  });
  const standing = testDeps(db);
  const performer = startPerformer(
    {
      ...standing,
      clock: jumpingClock(opening),
      realtime: {
        ...standing.realtime,
        // called after each commit
        messagesSaid: () => {
          commits += 1;
          if (between.delete(commits)) {
            killed.between += 1;
            restarting = cluster.kill().then(() => cluster.restart());
          }
        },
        groupChanged: () => {
          sql<{ next_due: Date | null }>`select next_due() as next_due`.execute(db).then(
            ({ rows }) => rows[0]?.next_due === null && everythingPerformed(),
            () => {}, // it is down, and what is left will be performed once it is back
          );
        },
      },
    },
    {
      groupsAtOnce: 8,
      standIn: (_scene, usual) => async (tx, scene) => {
        const outcomes = await usual(tx, scene);
        batches += 1;
        if (inside.delete(batches)) {
          killed.inside += 1;
          await cluster.kill();
          restarting = cluster.restart();
        }
        return outcomes;
      },
    },
  );
  await done;
  await restarting;
  await performer.stop();
  console.log(`PostgreSQL was killed ${killed.inside + killed.between} times, ${killed.inside} inside an open performing transaction`);
  expect(killed).toEqual({ inside: 3, between: 3 });
  expect(await findWrongs(opened)).toEqual([]);
  const audited = testDeps(db, { start: '2026-12-03T00:00:00+08:00' });
  expect(await auditWorkspace(audited, { workspaceId, locale: 'en' })).toMatchObject({ groups: 60, lost: 0, twice: 0, details: [] });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { auditWorkspace, openPerformances } from '../../src/direction/cues/index.ts';
import { manualClock } from '../../src/platform/clock/index.ts';
import { seededRandom } from '../../src/platform/random/index.ts';
import { testDatabase } from '../database.ts';
import { openedGroups } from '../opened-groups.ts';
import { testDeps } from '../test-deps.ts';
import { findWrongs } from './find-wrongs.ts';
import { afterAnother, shortKillScript } from './kill-script.ts';
import { type Death, type Moment, performingProcess } from './killed-life.ts';

/** of each of the two */
const KILLS = 8;
const INSIDE_AT_LEAST = 6;
/** So many that no process has the others' groups to itself, so few that a kill interrupts many transactions' worth of work. */
const GROUPS_AT_ONCE = 50;
const opening = new Date('2026-12-01T09:00:00+08:00');

const database = await testDatabase();
const cacheDir = mkdtempSync(join(tmpdir(), 'kuaishan-kill-'));
afterAll(async () => {
  await database.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

test(`two processes perform 1,000 groups together, each killed ${KILLS} times at random moments while the other goes on, at least ${INSIDE_AT_LEAST} times inside an open transaction: every cue exactly once and in order`, {
  timeout: 240_000,
}, async () => {
  const seed = Number(process.env['KILL_SEED'] ?? seededRandom({ clock: manualClock(), seed: process.pid }).seed());
  const random = seededRandom({ clock: manualClock(), seed });
  const upTo = (limit: number) => 1 + (Math.abs(random.seed()) % limit);
  console.log(`two processes: KILL_SEED=${seed}`);

  const worlds = [
    await openedGroups(database.db, { script: shortKillScript, groups: 900, membersPerGroup: 2, openingAt: opening }),
    await openedGroups(database.db, { script: shortKillScript, groups: 100, membersPerGroup: 2, openingAt: opening, channel: 'prompter' }),
  ];
  for (const { work, workspaceId, groupIds, scriptVersionId } of worlds) {
    await work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: opening }));
  }

  const start = () => performingProcess({ url: database.appUrl, start: opening, groupsAtOnce: GROUPS_AT_ONCE, cacheDir });
  const deaths: Death[] = [];
  /** One of the two: as soon as one life of it is killed the next, already started up, takes its place; the last lives until nothing is left. */
  const half = async (): Promise<Death> => {
    let next = start();
    for (let kill = 0; kill < KILLS; kill++) {
      const life = next;
      next = start();
      // two of three right after something was said and before its commit, the others wherever they are
      const moment: Moment = kill % 3 === 2 ? { at: 'any', n: upTo(100) } : { at: 'P', n: upTo(4) };
      deaths.push(await life.liveUntil(moment));
    }
    return next.liveUntil(null);
  };
  const last = await Promise.all([half(), half()]);
  const inside = deaths.filter((death) => death.insidePerforming).length;
  const commits = [...deaths, ...last].map(({ markers }) => markers.split('C').length - 1);
  console.log(
    `killed ${deaths.length} times, ${inside} inside an open performing transaction; the last two lives committed ${commits.slice(-2).join(' and ')} transactions`,
  );
  expect(deaths.filter((death) => death.ended)).toEqual([]);
  expect(inside).toBeGreaterThanOrEqual(INSIDE_AT_LEAST);
  expect(last.map(({ ended }) => ended)).toEqual([true, true]);

  for (const world of worlds) {
    const [, byPrompting] = worlds;
    expect(await findWrongs(world, world === byPrompting ? { unclaimed: afterAnother } : {})).toEqual([]);
    const deps = testDeps(database.db, { start: '2026-12-03T00:00:00+08:00' });
    const audit = await auditWorkspace(deps, { workspaceId: world.workspaceId, locale: 'en' });
    expect(audit).toMatchObject({ groups: world.groupIds.length, lost: 0, twice: 0, details: [] });
    expect(audit.performed).toBe(audit.expected);
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { auditWorkspace, openPerformances } from '../../src/direction/cues/index.ts';
import { manualClock } from '../../src/platform/clock/index.ts';
import { seededRandom } from '../../src/platform/random/index.ts';
import { testDatabase } from '../database.ts';
import { openedGroups } from '../opened-groups.ts';
import { testDeps } from '../test-deps.ts';
import { findWrongs } from './find-wrongs.ts';
import { afterAnother, killScript } from './kill-script.ts';
import { type Death, type Moment, performingProcess } from './killed-life.ts';

const KILLS = 50;
const INSIDE_AT_LEAST = 20;
const opening = new Date('2026-12-01T09:00:00+08:00');

const database = await testDatabase();
const cacheDir = mkdtempSync(join(tmpdir(), 'kuaishan-kill-'));
afterAll(async () => {
  await database.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

test(`killed at ${KILLS} random moments, at least ${INSIDE_AT_LEAST} of them inside an open performing transaction, it performs every cue exactly once and in order`, {
  timeout: 180_000,
}, async () => {
  const seed = Number(process.env['KILL_SEED'] ?? seededRandom({ clock: manualClock(), seed: process.pid }).seed());
  const random = seededRandom({ clock: manualClock(), seed });
  const upTo = (limit: number) => 1 + (Math.abs(random.seed()) % limit);
  console.log(`kill test: KILL_SEED=${seed}`);

  const worlds = [
    await openedGroups(database.db, { script: killScript, groups: 85, membersPerGroup: 5, openingAt: opening }),
    await openedGroups(database.db, { script: killScript, groups: 15, membersPerGroup: 3, openingAt: opening, channel: 'prompter' }),
  ];
  for (const { work, workspaceId, groupIds, scriptVersionId } of worlds) {
    await work((tx) => openPerformances(tx, { workspaceId, groupIds, scriptVersionId, at: opening }));
  }

  const start = () => performingProcess({ url: database.appUrl, start: opening, groupsAtOnce: 8, cacheDir });
  const deaths: Death[] = [];
  let next = start();
  for (let kill = 0; kill < KILLS; kill++) {
    const life = next;
    // the next process starts up while this one lives; it begins only when told to
    next = start();
    // every other one right after something was said and before its commit, the others wherever they are
    const moment: Moment = kill % 2 === 0 ? { at: 'P', n: upTo(5) } : { at: 'any', n: upTo(80) };
    deaths.push(await life.liveUntil(moment));
  }
  const inside = deaths.filter((death) => death.insidePerforming).length;
  const left = await Promise.all(worlds.map((world) => world.work((tx) => sql`select from cue_run where state = 'planned'`.execute(tx))));
  console.log(
    `killed ${deaths.length} times, ${inside} inside an open performing transaction; ${left.reduce((sum, { rows }) => sum + rows.length, 0)} cue runs left`,
  );
  expect(deaths.filter((death) => death.ended)).toEqual([]);
  expect(inside).toBeGreaterThanOrEqual(INSIDE_AT_LEAST);

  expect(await next.liveUntil(null)).toMatchObject({ ended: true });
  for (const world of worlds) {
    const [, byPrompting] = worlds;
    expect(await findWrongs(world, world === byPrompting ? { unclaimed: afterAnother } : {})).toEqual([]);
    const deps = testDeps(database.db, { start: '2026-12-03T00:00:00+08:00' });
    const audit = await auditWorkspace(deps, { workspaceId: world.workspaceId, locale: 'en' });
    expect(audit).toMatchObject({ groups: world.groupIds.length, lost: 0, twice: 0, details: [] });
    expect(audit.performed).toBe(audit.expected);
  }
});

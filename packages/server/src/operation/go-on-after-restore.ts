import { resumeAfterRestore } from '../direction/cues/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/db/index.ts';
import { type Deps, silentRealtime } from '../platform/deps.ts';
import type { Log } from '../platform/log/index.ts';
import { systemRandom } from '../platform/random/index.ts';
import { listWorkspaces } from './workspaces.ts';

/** Lets every group go on that a restore paused and nobody has resumed yet; gives their number. May be said while servers run. */
export async function goOnAfterRestore(o: { config: Config; log: Log }): Promise<number> {
  const database = await openDatabase({ ...o, role: 'tool' });
  try {
    const { db } = database;
    const clock = systemClock();
    const deps: Deps = { db, clock, log: o.log, random: systemRandom(clock), realtime: silentRealtime, publicUrl: o.config.publicUrl };
    let groups = 0;
    for (const workspaceId of await listWorkspaces(db)) groups += await resumeAfterRestore(deps, { workspaceId });
    return groups;
  } finally {
    await database.stop();
  }
}

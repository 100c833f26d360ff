/**
 * A server process that only performs, by the wall's clock, as `kuaishan start` does: `node performing-process.ts <url> <told>`.
 * Says a line of JSON after every transaction. `told` "groups": how many groups were done and when; "messages": what pages that have these
 * groups open were told, and when (it is read back for them). Looks for what is due at every line it is given. Ends on SIGTERM, and with
 * whoever started it.
 */
import { startPerformer } from '../src/direction/cues/index.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { openDb } from '../src/platform/db/index.ts';
import { type Deps, type Realtime, silentRealtime } from '../src/platform/deps.ts';
import { makeLog } from '../src/platform/log/index.ts';
import { systemRandom } from '../src/platform/random/index.ts';
import { report } from './parts/child.ts';

/** What a performing process says. Times are milliseconds of the wall's clock. */
export type PerformingLine =
  | { readonly kind: 'ready' }
  /** a transaction was committed in which so many groups were performed */
  | { readonly kind: 'groups'; readonly at: number; readonly groups: number; readonly rssMb: number }
  /** a page that has the group open was told of a cue of it */
  | { readonly kind: 'cue'; readonly at: number; readonly cue: string; readonly groupId: string };

const [url = '', told = 'groups'] = process.argv.slice(2);
const log = makeLog({ level: 'warn' });
const { db, close } = openDb({ url, log, name: 'performing', max: 3, waiting: 'performing' });
const clock = systemClock();

let groups = 0;
const countsGroups: Realtime = {
  ...silentRealtime,
  groupChanged: () => {
    // told group by group right after the commit; one line for all of them
    if (groups++ > 0) return;
    const at = Date.now();
    queueMicrotask(() => {
      report({ kind: 'groups', at, groups, rssMb: process.memoryUsage.rss() / 2 ** 20 } satisfies PerformingLine);
      groups = 0;
    });
  },
};
const hearsMessages: Realtime = {
  ...silentRealtime,
  listening: () => true,
  messagesSaid: (_workspaceId, groupId, messages) => {
    for (const cue of new Set(messages.map((message) => message.cue ?? '')))
      report({ kind: 'cue', at: Date.now(), cue, groupId } satisfies PerformingLine);
  },
};

const deps: Deps = {
  ...{ db, clock, log, random: systemRandom(clock), publicUrl: 'http://localhost:3000' },
  realtime: told === 'messages' ? hearsMessages : countsGroups,
};
const performer = startPerformer(deps);
const stop = () => void performer.stop().then(close);
process.once('SIGTERM', () => process.stdin.destroy());
process.stdin.on('data', () => performer.poke()).once('close', stop);
report({ kind: 'ready' } satisfies PerformingLine);

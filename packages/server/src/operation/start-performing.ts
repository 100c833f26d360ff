import { type Performer, type Round, startPerformer } from '../direction/cues/index.ts';
import { startTelling } from '../features/channels/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import { openDb } from '../platform/db/index.ts';
import type { Deps } from '../platform/deps.ts';
import type { Metrics, PoolCounts } from '../platform/metrics/index.ts';

/** The performer works through one transaction at a time; the others are for what it reads back to tell pages, and for pushes. */
const CONNECTIONS = 4;

export interface Performing extends Pick<Performer, 'poke' | 'stuck'> {
  readonly pool: PoolCounts;
  /** Finishes the open transaction, stops, and closes its connections. */
  stop(): Promise<void>;
}

/** Starts what every process does, serving pages or not: performing what becomes due, sweeping, and ringing browsers, on connections whose patience is the batch's. */
export function startPerforming(o: {
  appUrl: string;
  deps: Deps;
  metrics: Pick<Metrics, 'performed'>;
  pushServices: readonly string[];
}): Performing {
  const wall = systemClock();
  const { db, pool, close } = openDb({
    url: o.appUrl,
    log: o.deps.log,
    name: 'kuaishan performer',
    max: CONNECTIONS,
    waiting: 'performing',
  });
  const performer = startPerformer({ ...o.deps, db }, { onRound: (round) => o.metrics.performed(measured(round)) });
  // beside the performer: a push service that hangs holds nothing up
  const telling = startTelling({ ...o.deps, db }, { trusted: new Set(o.pushServices), wallNow: () => wall.now() });
  return {
    poke: performer.poke,
    stuck: performer.stuck,
    pool,
    stop: async () => {
      await Promise.all([performer.stop(), telling.stop()]);
      await close();
    },
  };
}

function measured(round: Round): Parameters<Metrics['performed']>[0] {
  const byOutcome: Record<string, number> = {};
  const latenessSeconds: number[] = [];
  for (const { state, run } of round.outcomes) {
    byOutcome[state] = (byOutcome[state] ?? 0) + 1;
    if (state === 'performed') latenessSeconds.push(Math.max(0, (round.at.getTime() - run.dueAt.getTime()) / 1000));
  }
  return { seconds: round.seconds, groups: round.groups, byOutcome, latenessSeconds, faults: round.faults.length };
}

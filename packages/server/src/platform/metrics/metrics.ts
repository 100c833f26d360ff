import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How far the work of the whole installation is behind. Counts only. */
export interface Backlog {
  readonly groupsDue: number;
  /** seconds of domain time since the oldest moment that is due; 0 = nothing is */
  readonly oldestDueSeconds: number;
  readonly groupsRunning: number;
  readonly groupsPaused: number;
  readonly cuesFailed: number;
  readonly promptsWaiting: number;
  readonly promptsOverdue: number;
}

export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** What a process tells of itself in Prometheus' text format. No label names a workspace, a group or a person; each has a handful of values. */
export interface Metrics {
  answered(answer: { method: string; route: string; status: number; seconds: number }): void;
  /** @param round.latenessSeconds of each cue performed, in domain time; `byOutcome`: cues settled */
  performed(round: {
    seconds: number;
    groups: number;
    byOutcome: Readonly<Record<string, number>>;
    latenessSeconds: readonly number[];
    faults: number;
  }): void;
  /** The text, with what `looks` find now. A look that fails says that the database is not there. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** A click is felt from a tenth of a second on; requests give up after ten (platform/db/patience.ts). */
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A room notices a minute; two hours is the default after which a cue is not sent at all. */
const latenessBuckets = [0.1, 0.5, 1, 2, 5, 15, 60, 300, 900, 3_600, 7_200];
const roundBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** Opens this process's metrics. `looks`: asked at every reading. */
export function openMetrics(looks: {
  backlog: () => Promise<Backlog>;
  realtimeConnections: () => number;
  pools: () => Readonly<Record<string, PoolCounts>>;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    ...{ name: 'kuaishan_http_request_duration_seconds', help: 'Answers by route pattern and status', registers },
    ...{ labelNames: ['method', 'route', 'status'] as const, buckets: requestBuckets },
  });
  const cues = new Counter({
    name: 'kuaishan_cues_total',
    help: 'Cues this process settled, by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  const lateness = new Histogram({
    ...{ name: 'kuaishan_cue_lateness_seconds', help: 'Domain time between a cue being due and being performed', registers },
    buckets: latenessBuckets,
  });
  const rounds = new Histogram({
    ...{ name: 'kuaishan_performing_round_seconds', help: 'Duration of rounds that performed something', registers },
    buckets: roundBuckets,
  });
  const groups = new Counter({ name: 'kuaishan_groups_performed_total', help: 'Groups dealt with, summed over rounds', registers });
  const faults = new Counter({
    name: 'kuaishan_performing_faults_total',
    help: 'What stopped a workspace or a script in a round',
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `kuaishan_${name}`, help, registers });
  const databaseUp = gauge('database_up', '1 when the database answered this reading');
  const behind = {
    groupsDue: gauge('groups_due', 'Groups with a due cue nobody has performed yet'),
    oldestDueSeconds: gauge('oldest_due_seconds', 'How long the oldest due cue has been waiting, in domain time'),
    groupsRunning: gauge('groups_running', 'Groups being performed'),
    groupsPaused: gauge('groups_paused', 'Groups paused'),
    cuesFailed: gauge('cues_failed', 'Cues that failed and wait for a person'),
    promptsWaiting: gauge('prompts_waiting', 'Prompts nobody has claimed yet'),
    promptsOverdue: gauge('prompts_overdue', 'Of these, past their time and not yet given up'),
  };
  const connections = gauge('realtime_connections', 'Pages connected to this process');
  const pool = new Gauge({
    ...{ name: 'kuaishan_pool_connections', help: 'Database connections of this process, and callers waiting for one', registers },
    labelNames: ['pool', 'state'] as const,
  });

  const look = async (): Promise<void> => {
    connections.set(looks.realtimeConnections());
    for (const [name, counts] of Object.entries(looks.pools())) {
      pool.set({ pool: name, state: 'busy' }, counts.totalCount - counts.idleCount);
      pool.set({ pool: name, state: 'idle' }, counts.idleCount);
      pool.set({ pool: name, state: 'waiting' }, counts.waitingCount);
    }
    try {
      const backlog = await looks.backlog();
      databaseUp.set(1);
      for (const [name, value] of Object.entries(backlog) as [keyof Backlog, number][]) behind[name].set(value);
    } catch {
      databaseUp.set(0);
      // old numbers would look like fresh ones
      for (const one of Object.values(behind)) one.set(Number.NaN);
    }
  };
  return {
    contentType: registry.contentType,
    answered: ({ method, route, status, seconds }) => http.observe({ method, route, status: String(status) }, seconds),
    performed: (round) => {
      faults.inc(round.faults);
      if (round.groups === 0) return;
      rounds.observe(round.seconds);
      groups.inc(round.groups);
      for (const [outcome, count] of Object.entries(round.byOutcome)) cues.inc({ outcome }, count);
      for (const seconds of round.latenessSeconds) lateness.observe(seconds);
    },
    text: async () => {
      await look();
      return registry.metrics();
    },
  };
}

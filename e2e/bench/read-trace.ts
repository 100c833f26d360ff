/** An event of the browser's own trace (Trace Event Format); times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** of it, how long the thread was at work and not waiting for a processor */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly type?: string; readonly functionName?: string; readonly url?: string };
  };
}

/** In milliseconds, by the clock and without waiting for a processor. */
interface Times {
  readonly ms: number;
  readonly cpuMs: number;
}

/** One stretch in which a thread did nothing else. */
interface LongTask extends Times {
  /** what it was spent on, without what is inside of it, the most first */
  readonly parts: readonly { readonly name: string; readonly ms: number }[];
}

interface ReadTrace {
  /** every task of the page's main thread, by the clock and at work */
  readonly mainTasks: readonly Times[];
  readonly longest: LongTask;
  /** how long each message to a worker was worked on, by the clock and at work */
  readonly workerAnswers: readonly Times[];
}

/** Nothing shorter is told of a task. */
const SHOWN_MS = 0.5;

/**
 * What the page's main thread and its workers were doing, from a trace of the categories `devtools.timeline` and `toplevel`.
 * @throws Error when the trace holds no task of a page's main thread
 */
export function readTrace(trace: string): ReadTrace {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const whole = traceEvents.filter((event): event is TraceEvent & { dur: number } => event.ph === 'X' && event.dur !== undefined);
  const threads = (named: (name: string) => boolean) =>
    new Set(
      traceEvents.flatMap(({ name, pid, tid, args }) => (name === 'thread_name' && named(args?.name ?? '') ? [`${pid}.${tid}`] : [])),
    );
  const mains = threads((name) => name === 'CrRendererMain');
  const workers = threads((name) => name.includes('Worker'));
  const on = (set: ReadonlySet<string>) => (event: TraceEvent) => set.has(`${event.pid}.${event.tid}`);
  const tasks = whole.filter(on(mains)).filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  const longest = tasks.toSorted((a, b) => b.dur - a.dur)[0];
  if (!longest) throw new Error('the trace holds no task of a page’s main thread');
  const inside = whole.filter(
    (event) =>
      event.pid === longest.pid &&
      event.tid === longest.tid &&
      event.ts >= longest.ts &&
      event.ts + event.dur <= longest.ts + longest.dur &&
      !event.name.endsWith('RunTask'),
  );
  const answers = whole.filter(on(workers)).filter(({ name }) => name === 'HandlePostMessage');
  return {
    mainTasks: outermost(tasks).map(timesOf),
    longest: { ...timesOf(longest), parts: ownTimes(inside) },
    workerAnswers: answers.map(timesOf),
  };
}

function timesOf({ dur, tdur }: Whole): Times {
  return { ms: dur / 1000, cpuMs: (tdur ?? dur) / 1000 };
}

type Whole = TraceEvent & { readonly dur: number };

/** A task is traced by more than one category; the outer one counts. */
function outermost(tasks: readonly Whole[]): readonly Whole[] {
  const kept: Whole[] = [];
  const end = new Map<string, number>();
  for (const task of tasks.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    const thread = `${task.pid}.${task.tid}`;
    if (task.ts < (end.get(thread) ?? 0)) continue;
    end.set(thread, task.ts + task.dur);
    kept.push(task);
  }
  return kept;
}

/** Time of each name without the time of what is nested in it. */
function ownTimes(events: readonly Whole[]): LongTask['parts'] {
  const own = new Map<string, number>();
  const open: { readonly name: string; readonly end: number }[] = [];
  const add = (name: string, us: number) => own.set(name, (own.get(name) ?? 0) + us);
  for (const event of events.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= event.ts) open.pop();
    const around = open.at(-1);
    const name = nameOf(event);
    if (around) add(around.name, -event.dur);
    add(name, event.dur);
    open.push({ name, end: event.ts + event.dur });
  }
  return [...own]
    .map(([name, us]) => ({ name, ms: us / 1000 }))
    .filter(({ ms }) => ms >= SHOWN_MS)
    .toSorted((a, b) => b.ms - a.ms);
}

function nameOf({ name, args }: TraceEvent): string {
  const { type, functionName } = args?.data ?? {};
  return [name, type ?? functionName ?? ''].join(' ').trim();
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../errors.ts';

/** What a worker answers: its result, or a refusal told in parts, since classes do not cross threads. */
export type WorkerAnswer<T> = { readonly result: T } | { readonly problem: string };

/** A large honest workbook takes half a second; what takes this long is hostile or broken. */
const LIMIT_MS = 20_000;
/** The largest workbook that passes the guards needs about 200 MB; a worker past this dies alone. */
const LIMIT_MB = 768;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Has foreign input read in a worker thread of its own, so that whatever is in it can neither stop nor fill the process that performs groups. Workers
 * wait for each other: one fewer run than there are cores.
 *
 * @param module the worker's file: it answers one `WorkerAnswer` for its `workerData`
 * @param limitMs how long it may take
 * @throws DomainError `invalid_request` for a problem the worker tells, `check_took_too_long` when it ran into the limit of time or memory
 */
export async function runInWorker<T>(module: URL, data: unknown, { limitMs = LIMIT_MS }: { readonly limitMs?: number } = {}): Promise<T> {
  if (running >= Math.max(1, availableParallelism() - 1)) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await answerOf<T>(module, data, limitMs);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function answerOf<T>(module: URL, data: unknown, limitMs: number): Promise<T> {
  const worker = new Worker(module, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DomainError('check_took_too_long'));
      void worker.terminate();
    }, limitMs);
    worker.once('message', (answer: WorkerAnswer<T>) => {
      if ('result' in answer) resolve(answer.result);
      else reject(new DomainError('invalid_request', { problems: [answer.problem] }));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('check_took_too_long') : error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the worker ended without an answer'));
    });
  });
}

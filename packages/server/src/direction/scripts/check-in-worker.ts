import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Locale } from '@kuaishan/script';
import { DomainError } from '../../platform/errors.ts';
import type { Check, SpokenProposal } from './checked-script.ts';

/** What is to be checked: a file's bytes, cells pasted from a spreadsheet, or a script's text (with proposals to accept into it). */
export type CheckRequest = {
  readonly locale: Locale;
  /** names of the workspace's stored files, for missing attachments */
  readonly media: readonly string[];
} & (
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'yaml'; readonly text: string; readonly accept: readonly SpokenProposal[] }
);

/** What the worker answers: the check, or what is wrong with the request itself. */
export type CheckAnswer = { readonly check: Check } | { readonly problem: string };

/** A large honest workbook takes half a second; what takes this long is hostile or broken. */
const LIMIT_MS = 20_000;
/** The largest workbook that passes the guards needs about 200 MB; a worker past this dies alone. */
const LIMIT_MB = 768;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Checks foreign input in a worker thread of its own, so that whatever is in it can neither stop nor fill the process that performs groups.
 * @throws DomainError `invalid_request` for a proposal that is none, `check_took_too_long` when it ran into the limit of time or memory
 */
export async function checkInWorker(request: CheckRequest): Promise<Check> {
  // one fewer than there are cores, so that checking never slows performing
  if (running >= Math.max(1, availableParallelism() - 1)) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await runWorker(request);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function runWorker(request: CheckRequest): Promise<Check> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise<Check>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DomainError('check_took_too_long'));
      void worker.terminate();
    }, LIMIT_MS);
    worker.once('message', (answer: CheckAnswer) => {
      if ('check' in answer) resolve(answer.check);
      else reject(new DomainError('invalid_request', { problems: [answer.problem] }));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('check_took_too_long') : error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the check ended without an answer'));
    });
  });
}

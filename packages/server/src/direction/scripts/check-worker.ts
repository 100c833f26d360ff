import { parentPort, workerData } from 'node:worker_threads';
import type { CheckedScript } from '@kuaishan/script';
import { DomainError } from '../../platform/errors.ts';
import type { WorkerAnswer } from '../../platform/worker/index.ts';
import type { CheckRequest } from './check-in-worker.ts';
import { checkScript } from './check-script.ts';

// The other side of checkInWorker: one request, one answer, then the thread ends. Classes do not cross threads, so a refusal is told in parts.
const answer: WorkerAnswer<CheckedScript> = await checkScript(workerData as CheckRequest).then(
  (result) => ({ result }),
  (error: unknown) => {
    if (error instanceof DomainError && error.code === 'invalid_request') return { problem: String(error.details?.['problems']) };
    throw error;
  },
);
parentPort?.postMessage(answer);

import { parentPort, workerData } from 'node:worker_threads';
import type { CheckRequest } from './check-in-worker.ts';
import { checkScript } from './check-script.ts';

// The other side of checkInWorker: one request, one answer, then the thread ends.
parentPort?.postMessage(await checkScript(workerData as CheckRequest));

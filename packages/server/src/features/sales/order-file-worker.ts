import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer } from '../../platform/worker/index.ts';
import { type OrderFileReading, type OrderFileRequest, readOrderFile } from './order-file.ts';

// The other side of readOrderFile in a worker thread: one file, one answer, then the thread ends.
const answer: WorkerAnswer<OrderFileReading> = { result: await readOrderFile(workerData as OrderFileRequest) };
parentPort?.postMessage(answer);

export { runInWorker, type WorkerAnswer } from './run-in-worker.ts';

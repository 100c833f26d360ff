import type { BudgetAnswer, BudgetQuestion } from './budget-question.ts';

type Waiting = { readonly resolve: (answer: BudgetAnswer | null) => void; readonly reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let asked = 0;
let worker: Worker | null = null;

/** A script's budget, worked out beside the page. Null where the text is no script. */
export function askBudget(question: BudgetQuestion): Promise<BudgetAnswer | null> {
  worker ??= startWorker();
  const id = ++asked;
  const to = worker;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    to.postMessage({ id, question });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./budget-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: BudgetAnswer | null }>) => {
    waiting.get(data.id)?.resolve(data.answer);
    waiting.delete(data.id);
  });
  started.addEventListener('error', (event) => {
    // everything asked of this one is lost; the next question starts another
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
    started.terminate();
    worker = null;
  });
  return started;
}

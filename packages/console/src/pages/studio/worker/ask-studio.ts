import type { StudioAnswer, StudioAsk, StudioQuestions } from './studio-question.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let asked = 0;
let worker: Worker | null = null;

/** Asks something about a script's text; read and worked out beside the page. */
export function askStudio<Kind extends keyof StudioQuestions>(kind: Kind, ask: StudioAsk<Kind>): Promise<StudioAnswer<Kind>> {
  worker ??= startWorker();
  asked += 1;
  const id = asked;
  const to = worker;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: (answer) => resolve(answer as StudioAnswer<Kind>), reject });
    to.postMessage({ id, kind, ask });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./studio-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: unknown }>) => {
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

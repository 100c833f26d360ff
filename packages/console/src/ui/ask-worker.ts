interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface WorkerAsker {
  readonly ask: (question: object) => Promise<unknown>;
  /** Gives up whatever is being worked out: nobody is answered any more, and the next question starts another worker. */
  readonly stop: () => void;
}

/**
 * Asks a worker, started with the first question. It gets `{ id, …question }` and answers `{ id, answer }`. When it breaks, everything it was asked is
 * refused with its error, and the next question starts another.
 * @param start written out by the caller (`new Worker(new URL(…))`), so that the bundler sees the file
 */
export function workerAsker(start: () => Worker): WorkerAsker {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let worker: Worker | null = null;

  const started = (): Worker => {
    const fresh = start();
    fresh.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: unknown }>) => {
      waiting.get(data.id)?.resolve(data.answer);
      waiting.delete(data.id);
    });
    fresh.addEventListener('error', (event) => {
      for (const { reject } of waiting.values()) reject(new Error(event.message));
      waiting.clear();
      fresh.terminate();
      worker = null;
    });
    return fresh;
  };

  return {
    ask: (question) => {
      worker ??= started();
      const to = worker;
      asked += 1;
      const id = asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        to.postMessage({ id, ...question });
      });
    },
    stop: () => {
      worker?.terminate();
      worker = null;
      waiting.clear();
    },
  };
}

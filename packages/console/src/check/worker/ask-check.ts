import { workerAsker } from '../../ui/ask-worker.ts';
import type { CheckAnswer, CheckAsk, CheckQuestions } from './check-question.ts';
// the worker's code is in the page's own: a page opened from a folder may load no other file
import CheckWorker from './check-worker.ts?worker&inline';

const { ask, stop } = workerAsker(() => new CheckWorker());

/** Asks beside the page. Rejects when the worker broke on it. */
export async function askCheck<Kind extends keyof CheckQuestions>(kind: Kind, question: CheckAsk<Kind>): Promise<CheckAnswer<Kind>> {
  return (await ask({ kind, ask: question })) as CheckAnswer<Kind>;
}

/** Gives up what is being read. */
export const stopAsking = stop;

import { workerAsker } from '../../../ui/ask-worker.ts';
import type { StudioAnswer, StudioAsk, StudioQuestions } from './studio-question.ts';

const { ask: asking } = workerAsker(() => new Worker(new URL('./studio-worker.ts', import.meta.url), { type: 'module' }));

/** Asks something about a script's text; read and worked out beside the page. */
export async function askStudio<Kind extends keyof StudioQuestions>(kind: Kind, ask: StudioAsk<Kind>): Promise<StudioAnswer<Kind>> {
  return (await asking({ kind, ask })) as StudioAnswer<Kind>;
}

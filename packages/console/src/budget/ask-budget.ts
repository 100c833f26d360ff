import { workerAsker } from '../ui/ask-worker.ts';
import type { BudgetAnswer, BudgetQuestion } from './budget-question.ts';

const { ask } = workerAsker(() => new Worker(new URL('./budget-worker.ts', import.meta.url), { type: 'module' }));

/** A script's budget, worked out beside the page. Null where the text is no script. */
export async function askBudget(question: BudgetQuestion): Promise<BudgetAnswer | null> {
  return (await ask({ question })) as BudgetAnswer | null;
}

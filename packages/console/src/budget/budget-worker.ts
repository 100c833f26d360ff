import { answerBudget } from './answer-budget.ts';
import type { BudgetQuestion } from './budget-question.ts';

// The other side of askBudget: nobody's typing waits for it.
addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly question: BudgetQuestion }>) => {
  postMessage({ id: data.id, answer: answerBudget(data.question) });
});

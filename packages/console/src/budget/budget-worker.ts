import { budgetScript, parseScript, profileOfChannel } from '@kuaishan/script';
import type { BudgetAnswer, BudgetQuestion } from './budget-question.ts';

// The other side of askBudget: long scripts of many groups take a while, and nobody's typing waits for it.
addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly question: BudgetQuestion }>) => {
  postMessage({ id: data.id, answer: answerTo(data.question) });
});

function answerTo({ text, profile, staffing, ...options }: BudgetQuestion): BudgetAnswer | null {
  const parsed = parseScript(text);
  if (!parsed.ok) return null;
  const { script } = parsed;
  return {
    titles: Object.fromEntries(script.cues.map((cue) => [cue.id, cue.title ?? cue.id])),
    roles: [...new Set(script.cues.map((cue) => cue.role))],
    budget: budgetScript(script, { ...options, profile: profile ?? profileOfChannel(script.channel), staffing }),
  };
}

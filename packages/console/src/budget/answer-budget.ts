import { budgetScript, parseScript, profileOfChannel } from '@kuaishan/script';
import type { BudgetAnswer, BudgetQuestion } from './budget-question.ts';

/** The budget of a script's text; null where it is no script. Long scripts of many groups take a while: it belongs into a worker. */
export function answerBudget({ text, profile, staffing, ...options }: BudgetQuestion): BudgetAnswer | null {
  const parsed = parseScript(text);
  if (!parsed.ok) return null;
  const { script } = parsed;
  return {
    titles: Object.fromEntries(script.cues.map((cue) => [cue.id, cue.title ?? cue.id])),
    roles: [...new Set(script.cues.map((cue) => cue.role))],
    budget: budgetScript(script, { ...options, profile: profile ?? profileOfChannel(script.channel), staffing }),
  };
}

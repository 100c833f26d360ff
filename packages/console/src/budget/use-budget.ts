import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { askBudget } from './ask-budget.ts';
import type { BudgetQuestion } from './budget-question.ts';

/** The budget of a text that may still be changing; null while it is no script, undefined before the first answer. */
export function useBudget(question: BudgetQuestion | null) {
  const settled = useDeferredValue(question);
  return useQuery({
    queryKey: ['budget', settled],
    queryFn: () => (settled === null ? null : askBudget(settled)),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    // worked out of the question alone
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    networkMode: 'always',
    retry: false,
  });
}

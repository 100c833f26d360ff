import type { CheckedScript, Finding, ImportMemory, Locale, Proposal, QuickFix } from '@kuaishan/script';
import type { BudgetAnswer, BudgetQuestion } from '../../budget/budget-question.ts';

/** What somebody brought to be checked. */
export type Brought = ({ readonly kind: 'file'; readonly file: File } | { readonly kind: 'paste'; readonly text: string }) & {
  /** what was said of its columns and rows after it was read once; empty at first */
  readonly memory: readonly ImportMemory[];
};

export type DownloadKind = 'workbook' | 'document';

export type Written = { readonly ok: true; readonly content: Blob } | { readonly ok: false; readonly findings: readonly Finding[] };

/** What the page asks of its worker; every answer is worked out of the question alone. */
export interface CheckQuestions {
  readonly bring: { ask: { brought: Brought; locale: Locale }; answer: CheckedScript };
  readonly check: { ask: { text: string; locale: Locale }; answer: CheckedScript };
  /** the text with the fix made; null when it does not hold what would change */
  readonly mend: { ask: { text: string; fix: QuickFix }; answer: string | null };
  readonly accept: { ask: { text: string; proposal: Proposal }; answer: string };
  readonly budget: { ask: BudgetQuestion; answer: BudgetAnswer | null };
  readonly write: { ask: { text: string; kind: DownloadKind; locale: Locale }; answer: Written };
}

export type CheckAsk<Kind extends keyof CheckQuestions> = CheckQuestions[Kind]['ask'];
export type CheckAnswer<Kind extends keyof CheckQuestions> = CheckQuestions[Kind]['answer'];

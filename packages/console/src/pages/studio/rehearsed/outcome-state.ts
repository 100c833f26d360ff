import type { CueOutcome } from '../../../api/types.ts';
import type { SignName } from '../../../ui/sign.tsx';

/** What a cue's outcome comes to, worst first; `unknown`: the cue was not there when the script was rehearsed. */
export type OutcomeState = CueOutcome['troubles'][number]['what'] | 'missing' | 'unplanned' | 'unknown' | 'fine';

const worstFirst = ['failed', 'expired', 'unposted', 'skipped', 'open', 'late', 'cancelled'] as const;

export function outcomeState(outcome: CueOutcome | undefined): OutcomeState {
  if (outcome === undefined) return 'unknown';
  const trouble = worstFirst.find((what) => outcome.troubles.some((one) => one.what === what));
  if (trouble !== undefined) return trouble;
  if (outcome.runs === 0) return 'unplanned';
  return outcome.missing.length > 0 ? 'missing' : 'fine';
}

/** The shape that stands before its word. */
export const outcomeSigns: Readonly<Record<OutcomeState, SignName>> = {
  ...{ failed: 'failed', expired: 'failed', unposted: 'hand', skipped: 'withdrawn', cancelled: 'withdrawn' },
  ...{ open: 'next', unplanned: 'next', unknown: 'planned', late: 'late', missing: 'late', fine: 'done' },
};

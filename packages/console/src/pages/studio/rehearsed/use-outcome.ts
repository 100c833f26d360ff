import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueOutcome } from '../../../api/types.ts';
import type { SignName } from '../../../ui/sign.tsx';
import { type OutcomeState, outcomeSigns, outcomeState } from './outcome-state.ts';
import './words.ts';

/** What a rehearsal says of each cue, while it lies on the timetable; null while it does not. */
export const OutcomesContext = createContext<ReadonlyMap<string, CueOutcome> | null>(null);

interface SpokenOutcome {
  readonly state: OutcomeState;
  readonly sign: SignName;
  /** a word or two, for a block */
  readonly short: string;
  /** everything: when, how often, to how many, what went wrong and why */
  readonly whole: string;
}

/** What the rehearsal on the timetable says of one cue; null while none lies there. */
export function useOutcome(cue: string): SpokenOutcome | null {
  const outcomes = useContext(OutcomesContext);
  const { t } = useTranslation('rehearsed');
  if (outcomes === null) return null;
  const outcome = outcomes.get(cue);
  const state = outcomeState(outcome);
  const sign = outcomeSigns[state];
  if (outcome === undefined) return { state, sign, short: t('short.unknown'), whole: t('unknown') };
  const minutes = Math.max(0, ...outcome.troubles.map(({ lateMinutes }) => lateMinutes ?? 0));
  const parts = [
    ...(outcome.first === null
      ? []
      : [t('performed', { time: outcome.first.time, count: outcome.performed }), t('reached', { count: outcome.reached })]),
    ...(state === 'unplanned' ? [t('unplanned')] : []),
    ...(outcome.missing.length > 0 ? [t('missing', { names: outcome.missing.join(t('names')) })] : []),
    ...outcome.troubles.map(({ what, runs, lateMinutes, reason }) =>
      what === 'late' ? t('late', { minutes: lateMinutes ?? 0, reason }) : t('dropped', { runs, what: t(`short.${what}`), reason }),
    ),
  ];
  return { state, sign, short: t(`short.${state}`, { time: outcome.first?.time ?? '', minutes }), whole: parts.join(' · ') };
}

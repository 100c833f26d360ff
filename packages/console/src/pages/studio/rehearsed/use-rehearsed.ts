import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { askForRehearsal, outcomesQuery, rehearsalsQuery } from '../../../api/rehearsals.ts';
import type { CueOutcome, Rehearsal } from '../../../api/types.ts';
import { useMe } from '../../../shell/use-me.ts';
import { useNow } from '../../../time/domain-clock.ts';
import type { useWhole } from '../../../ui/use-whole.ts';
import { openingShown } from '../../rehearse/opening-shown.ts';

/** Enough to see every cue performed, few enough to wait for; the rehearsal's own page takes other numbers. */
export const rehearsedSize = { groups: 1, membersPerGroup: 50 } as const;

export interface Rehearsed {
  /** false: what has been rehearsed is still being read, or could not be */
  readonly known: boolean;
  readonly reading: Parameters<typeof useWhole>[0];
  /** what is waited for; null = nothing */
  readonly running: Rehearsal | null;
  /** the last that was to be and broke; null when a later one went well */
  readonly failed: Rehearsal | null;
  readonly last: Rehearsal | null;
  /** by cue, while it is to be shown on the timetable */
  readonly onTimetable: ReadonlyMap<string, CueOutcome> | null;
  readonly outcomes: readonly CueOutcome[] | null;
  readonly shown: boolean;
  readonly setShown: (shown: boolean) => void;
  readonly rehearse: () => void;
  readonly asking: boolean;
  readonly error: unknown;
}

/** The last rehearsal of a saved version, and how to make one. @param scriptVersionId null = nothing is saved yet */
export function useRehearsed(scriptVersionId: string | null): Rehearsed {
  const queries = useQueryClient();
  const { zone } = useMe().workspace;
  const now = useNow();
  const [shown, setShown] = useState(true);
  const rehearsals = useQuery({ ...rehearsalsQuery(scriptVersionId ?? ''), enabled: scriptVersionId !== null });
  const items = rehearsals.data?.items ?? [];
  const last = items.find(({ state }) => state === 'done') ?? null;
  const read = useQuery({ ...outcomesQuery(last?.rehearsalId ?? ''), enabled: last !== null });
  const ask = useMutation({
    mutationFn: (version: string) =>
      askForRehearsal({
        scriptVersionId: version,
        wish: { ...rehearsedSize, opening: `${openingShown(now, zone)}T09:00`, zone, channel: null, seed: 1 },
      }),
    onSuccess: async () => {
      setShown(true);
      await queries.invalidateQueries({ queryKey: ['rehearsals', scriptVersionId] });
    },
  });
  const outcomes = last === null ? null : (read.data?.items ?? null);
  const onTimetable = useMemo(
    () => (shown && outcomes !== null ? new Map(outcomes.map((outcome) => [outcome.cue, outcome])) : null),
    [shown, outcomes],
  );
  const [newest] = items;
  return {
    known: rehearsals.data !== undefined && (last === null || outcomes !== null),
    reading: [rehearsals, read],
    running: items.find(({ state }) => state === 'waiting' || state === 'running') ?? null,
    failed: newest?.state === 'failed' ? newest : null,
    ...{ last, onTimetable, outcomes, shown, setShown },
    rehearse: () => {
      if (scriptVersionId !== null) ask.mutate(scriptVersionId);
    },
    asking: ask.isPending,
    error: ask.error ?? read.error ?? rehearsals.error,
  };
}

import { useMemo, useState } from 'react';

/** The cues that are moved, copied and removed together. */
export function useSelection(known: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const cues = known.filter((cue) => chosen.has(cue));
    return {
      cues,
      has: (cue: string) => chosen.has(cue),
      only: (ids: readonly string[]) => setChosen(new Set(ids)),
      toggle: (cue: string) =>
        setChosen((before) => {
          const next = new Set(before);
          if (!next.delete(cue)) next.add(cue);
          return next;
        }),
      /** what an act on this cue is about: the selection when it is in it, else it alone */
      with: (cue: string) => (chosen.has(cue) ? cues : [cue]),
    };
  }, [known, chosen]);
}

export type Selection = ReturnType<typeof useSelection>;

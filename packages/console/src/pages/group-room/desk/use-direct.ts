import { useMutation, useQueryClient } from '@tanstack/react-query';
import { direct, type Word } from '../../../api/direct.ts';
import { cuesQuery, groupKey } from '../../../api/groups.ts';
import type { CueRun } from '../../../api/types.ts';

/** Says a word to one cue; its line changes as soon as the server has answered. */
export function useDirect(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (o: { run: CueRun; word: Word }) => direct({ groupId, cueRunId: o.run.cueRunId, word: o.word }),
    onSuccess: (changed) => {
      queries.setQueryData(cuesQuery(groupId).queryKey, (before) =>
        before === undefined
          ? before
          : { ...before, items: before.items.map((run) => (run.cueRunId === changed.cueRunId ? { ...run, ...changed } : run)) },
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: groupKey(groupId) }),
  });
}

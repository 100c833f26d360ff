import { useQuery } from '@tanstack/react-query';
import { effectQuery } from '../../../api/direct.ts';
import type { CueRun, Group } from '../../../api/types.ts';

/** How many people a cue would reach if it were performed now. */
export function useReach(group: Group, run: CueRun): number {
  const { data } = useQuery(effectQuery({ groupId: group.groupId, cueRunId: run.cueRunId, word: 'go' }));
  return data?.recipients ?? group.members;
}

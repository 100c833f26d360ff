import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { groupKey } from '../../api/groups.ts';
import { listen, watchGroup } from '../../realtime/connection.ts';

/** Keeps everything shown of one group fresh while its page is open. */
export function useLiveGroup(groupId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const unwatch = watchGroup(groupId);
    const silence = listen({
      group: (changed) => {
        if (changed === groupId) void queries.invalidateQueries({ queryKey: groupKey(groupId) });
      },
    });
    return () => {
      unwatch();
      silence();
    };
  }, [groupId, queries]);
}

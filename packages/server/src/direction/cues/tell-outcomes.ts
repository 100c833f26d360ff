import { readCueMessages } from '../../features/conversations/index.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Outcome } from './actions/scene.ts';

/**
 * Tells open pages, after the commit, what was performed. Messages are read back only for groups that somebody has open; a page that misses
 * the call catches up by its feed, so a failure here is logged and nothing more.
 */
export async function tellOutcomes(
  deps: Deps,
  o: { workspaceId: string; groupIds: readonly string[]; outcomes: readonly Outcome[] },
): Promise<void> {
  const { realtime } = deps;
  for (const groupId of o.groupIds) realtime.groupChanged(o.workspaceId, groupId);
  const performed = o.outcomes.filter((outcome) => outcome.state === 'performed');
  const prompted = performed.flatMap(({ run }) => [...run.group.cast.values()].map((player) => player.staffId));
  if (prompted.length > 0) realtime.promptsChanged(o.workspaceId, [...new Set(prompted)]);

  const heard = performed.filter(
    ({ run }) => run.group.channel === 'webRoom' && (realtime.listening?.(o.workspaceId, run.groupId) ?? true),
  );
  if (heard.length === 0) return;
  try {
    const messages = await inWorkspace(deps.db, o.workspaceId, async (tx) => {
      const read: Awaited<ReturnType<typeof readCueMessages>>[] = [];
      for (const [cueId, outcomes] of Map.groupBy(heard, ({ run }) => run.cueId)) {
        const groupIds = [...new Set(outcomes.map(({ run }) => run.groupId))];
        const memberIds = outcomes.flatMap(({ run }) => (run.memberId === null ? [] : [run.memberId]));
        const narrowed = memberIds.length === 0 ? {} : { memberIds };
        read.push(await readCueMessages(tx, { workspaceId: o.workspaceId, groupIds, cueId, ...narrowed }));
      }
      return read.flatMap((byGroup) => [...byGroup]);
    });
    for (const [groupId, said] of messages) realtime.messagesSaid(o.workspaceId, groupId, said);
  } catch (err) {
    deps.log.warn({ err }, 'what was performed could not be told to open pages; they will catch up');
  }
}

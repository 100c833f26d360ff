import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Answering, Feed, GroupRow, Message } from './types.ts';

/** Everything cached about one group lies under this key: one invalidation refreshes its page. */
export const groupKey = (groupId: string) => ['groups', groupId] as const;

/** Changes are pushed; this only catches what a lost connection missed. */
const fallbackMs = 15_000;

const to = (groupId: string) => ({ params: { path: { groupId } } });

export const groupQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'row'],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/groups/{groupId}', { ...to(groupId), signal })),
    refetchInterval: fallbackMs,
  });

export const cuesQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'cues'],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/groups/{groupId}/cues', { ...to(groupId), signal })),
    refetchInterval: fallbackMs,
  });

export const membersQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'members'],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/groups/{groupId}/members', { ...to(groupId), signal })),
    refetchInterval: fallbackMs,
  });

export const cueWhyQuery = (groupId: string, cueRunId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'cue-why', cueRunId],
    queryFn: ({ signal }) =>
      answered(
        server.GET('/api/v1/groups/{groupId}/cues/{cueRunId}/why', { params: { path: { groupId, cueRunId: Number(cueRunId) } }, signal }),
      ),
  });

export const memberWhyQuery = (groupId: string, memberId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'member-why', memberId],
    queryFn: ({ signal }) =>
      answered(server.GET('/api/v1/groups/{groupId}/members/{memberId}/why', { params: { path: { groupId, memberId } }, signal })),
  });

/** What was said after `after`; those before `before`; the latest messages when neither is given. */
export function readFeed(o: { groupId: string; after?: number; before?: number; limit: number; signal?: AbortSignal }): Promise<Feed> {
  const { groupId, signal, ...query } = o;
  return answered<Feed>(server.GET('/api/v1/groups/{groupId}/feed', { params: { path: { groupId }, query }, signal: signal ?? null }));
}

/** Says something as a member of the cast. The same `clientKey` again answers the same message. */
export function say(groupId: string, body: Answering): Promise<Message> {
  return answered<Message>(server.POST('/api/v1/groups/{groupId}/messages', { ...to(groupId), body }));
}

export function pausePerformance(groupId: string): Promise<GroupRow> {
  return answered<GroupRow>(server.POST('/api/v1/groups/{groupId}/pause', to(groupId)));
}

export function resumePerformance(groupId: string): Promise<GroupRow> {
  return answered<GroupRow>(server.POST('/api/v1/groups/{groupId}/resume', to(groupId)));
}

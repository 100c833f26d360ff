import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { CueRun, Feed, Group, GroupRow, List, Member, MemberWhy, Message, Why } from './types.ts';

const at = (groupId: string) => `/api/v1/groups/${groupId}`;

/** Everything cached about one group lies under this key: one invalidation refreshes its page. */
export const groupKey = (groupId: string) => ['groups', groupId] as const;

/** Changes are pushed; this only catches what a lost connection missed. */
const fallbackMs = 15_000;

export const groupQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'row'],
    queryFn: ({ signal }) => request<Group>('GET', at(groupId), { signal }),
    refetchInterval: fallbackMs,
  });

export const cuesQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'cues'],
    queryFn: ({ signal }) => request<List<CueRun>>('GET', `${at(groupId)}/cues`, { signal }),
    refetchInterval: fallbackMs,
  });

export const membersQuery = (groupId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'members'],
    queryFn: ({ signal }) => request<List<Member>>('GET', `${at(groupId)}/members`, { signal }),
    refetchInterval: fallbackMs,
  });

export const cueWhyQuery = (groupId: string, cueRunId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'cue-why', cueRunId],
    queryFn: ({ signal }) => request<Why>('GET', `${at(groupId)}/cues/${cueRunId}/why`, { signal }),
  });

export const memberWhyQuery = (groupId: string, memberId: string) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'member-why', memberId],
    queryFn: ({ signal }) => request<MemberWhy>('GET', `${at(groupId)}/members/${memberId}/why`, { signal }),
  });

/** What was said after `after`; the latest messages when it is null, those before `before` when it is given. */
export function readFeed(o: {
  groupId: string;
  after?: number | null;
  before?: number;
  limit: number;
  signal?: AbortSignal;
}): Promise<Feed> {
  const { groupId, signal, ...query } = o;
  return request<Feed>('GET', `${at(groupId)}/feed`, { query, signal });
}

export interface Answer {
  readonly text: string;
  readonly place: 'room' | 'private';
  readonly memberId: string | null;
  readonly clientKey: string;
  readonly role: string;
}

/** Says something as a member of the cast. The same `clientKey` again answers the same message. */
export function say(groupId: string, answer: Answer): Promise<Message> {
  return request<Message>('POST', `${at(groupId)}/messages`, { body: answer });
}

export function pausePerformance(groupId: string): Promise<GroupRow> {
  return request<GroupRow>('POST', `${at(groupId)}/pause`, { body: {} });
}

export function resumePerformance(groupId: string): Promise<GroupRow> {
  return request<GroupRow>('POST', `${at(groupId)}/resume`, { body: {} });
}

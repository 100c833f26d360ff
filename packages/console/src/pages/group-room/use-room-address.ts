import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Where } from './talk/talk-panel.tsx';

export type RoomTab = 'book' | 'talk' | 'context';

interface Search {
  readonly cue?: string;
  readonly member?: string;
  readonly thread?: string;
  readonly tab?: string;
}

interface RoomAddress {
  readonly cue: string | null;
  readonly member: string | null;
  readonly where: Where;
  readonly tab: RoomTab;
  readonly lookAtCue: (cueRunId: string) => void;
  readonly lookAtMember: (memberId: string) => void;
  readonly lookAtRoom: () => void;
  readonly goTo: (where: Where) => void;
  readonly showTab: (tab: RoomTab) => void;
}

/** In the address, `thread=list` is the list of threads, `thread=<member>` one of them, none the room. */
const threadList = 'list';

function whereOf(thread: string | undefined): Where {
  if (thread === undefined) return { kind: 'room' };
  return thread === threadList ? { kind: 'threads' } : { kind: 'thread', memberId: thread };
}

function tabOf(tab: string | undefined): RoomTab {
  return tab === 'talk' || tab === 'context' ? tab : 'book';
}

/** What one looks at in a room, kept in the address: a link shows a colleague the same. */
export function useRoomAddress(search: Search): RoomAddress {
  const navigate = useNavigate({ from: '/groups/$groupId' });
  const change = useCallback(
    (to: (before: Search) => Search) => void navigate({ search: (before: Search) => clean(to(before)), replace: true, resetScroll: false }),
    [navigate],
  );
  return useMemo(
    () => ({
      cue: search.cue ?? null,
      member: search.member ?? null,
      where: whereOf(search.thread),
      tab: tabOf(search.tab),
      lookAtCue: (cue) => change(({ member: _, ...before }) => ({ ...before, cue })),
      lookAtMember: (member) => change((before) => ({ ...before, member, tab: 'context' })),
      lookAtRoom: () => change(({ cue: _cue, member: _member, ...before }) => before),
      goTo: (where) =>
        change(({ thread: _, ...before }) => ({
          ...before,
          tab: 'talk',
          ...(where.kind === 'room' ? {} : { thread: where.kind === 'threads' ? threadList : where.memberId }),
        })),
      showTab: (tab) => change((before) => ({ ...before, tab })),
    }),
    [search.cue, search.member, search.thread, search.tab, change],
  );
}

/** The first tab needs no word in the address. */
function clean({ tab, ...rest }: Search): Search {
  return tab === undefined || tab === 'book' ? rest : { ...rest, tab };
}

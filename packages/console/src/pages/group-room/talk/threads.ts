import type { Member, Message } from '../../../api/types.ts';

/** A member's private thread. */
export interface Thread {
  readonly memberId: string;
  readonly name: string;
  /** the latest of it among the messages on this page; null when it lies further back */
  readonly last: Message | null;
  /** the member has written since a person of the staff last did; what a cue whispers is no answer */
  readonly waits: boolean;
}

type Waiting = Pick<Member, 'memberId' | 'displayName' | 'unread'>;

/** The private threads: who waits for an answer first, the longest waiting before the others; then the latest. Members whom the server says wait are in it even when their words are not on this page yet. */
export function threadsOf(messages: readonly Message[], members: readonly Waiting[]): readonly Thread[] {
  const threads = new Map<string, Thread>();
  for (const { memberId, displayName, unread } of members) {
    if (unread > 0) threads.set(memberId, { memberId, name: displayName, last: null, waits: true });
  }
  for (const message of messages) {
    const { threadMemberId: memberId } = message;
    if (message.place !== 'private' || memberId === null) continue;
    const known = threads.get(memberId);
    threads.set(memberId, {
      memberId,
      name: message.threadMemberName ?? known?.name ?? message.author.name,
      last: message,
      waits: message.author.kind === 'member' || (message.cue !== null && known?.waits === true),
    });
  }
  const seq = (thread: Thread) => thread.last?.seq ?? 0;
  return [...threads.values()].sort((a, b) => {
    if (a.waits !== b.waits) return a.waits ? -1 : 1;
    return a.waits ? seq(a) - seq(b) : seq(b) - seq(a);
  });
}

/** What is said in one place: the room, or one member's thread. */
export function inPlace(messages: readonly Message[], thread: string | null): readonly Message[] {
  return messages.filter((message) =>
    thread === null ? message.place === 'room' : message.place === 'private' && message.threadMemberId === thread,
  );
}

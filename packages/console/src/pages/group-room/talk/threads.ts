import type { Message } from '../../../api/types.ts';

/** A member's private thread, as its latest message tells it. */
export interface Thread {
  readonly memberId: string;
  readonly name: string;
  readonly last: Message;
  /** the member spoke last */
  readonly waits: boolean;
}

/** The private threads in these messages: who waits for an answer first, the longest waiting before the others; then the latest. */
export function threadsOf(messages: readonly Message[]): readonly Thread[] {
  const threads = new Map<string, Thread>();
  for (const message of messages) {
    if (message.place !== 'private' || message.threadMemberId === null) continue;
    threads.set(message.threadMemberId, {
      memberId: message.threadMemberId,
      name: message.threadMemberName ?? threads.get(message.threadMemberId)?.name ?? message.author.name,
      last: message,
      waits: message.author.kind === 'member',
    });
  }
  return [...threads.values()].sort((a, b) => {
    if (a.waits !== b.waits) return a.waits ? -1 : 1;
    return a.waits ? a.last.seq - b.last.seq : b.last.seq - a.last.seq;
  });
}

/** What is said in one place: the room, or one member's thread. */
export function inPlace(messages: readonly Message[], thread: string | null): readonly Message[] {
  return messages.filter((message) =>
    thread === null ? message.place === 'room' : message.place === 'private' && message.threadMemberId === thread,
  );
}

import type { Feed, Message } from '../../../api/types.ts';

/** What of a group's conversation is on this page. */
export interface Talk {
  /** by number, without gaps up to `after` */
  readonly messages: readonly Message[];
  /** the last number the feed itself has answered; pushes do not move it, so nothing between two pushes is ever skipped. Null before the first answer. */
  readonly after: number | null;
  /** whether there may be earlier messages than the first one here */
  readonly more: boolean;
}

export const noTalk: Talk = { messages: [], after: null, more: false };

/** Messages of both, each number once, in order. What came later says it better (an attachment that was still loading, say). */
function mergeMessages(known: readonly Message[], more: readonly Message[]): readonly Message[] {
  if (more.length === 0) return known;
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of more) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** Takes an answer of the feed to "what came after?". */
export function takeFeed(talk: Talk, feed: Feed, limit: number): Talk {
  const first = talk.after === null;
  return {
    messages: mergeMessages(talk.messages, feed.items),
    after: Math.max(talk.after ?? 0, feed.lastSeq),
    more: first ? feed.items.length >= limit : talk.more,
  };
}

/** Takes an answer of the feed to "what came before?". */
export function takeEarlier(talk: Talk, feed: Feed, limit: number): Talk {
  return { ...talk, messages: mergeMessages(talk.messages, feed.items), more: feed.items.length >= limit };
}

/** Takes one pushed message. It is shown at once, but only the feed decides what has been seen. */
export function takePush(talk: Talk, message: Message): Talk {
  return { ...talk, messages: mergeMessages(talk.messages, [message]) };
}

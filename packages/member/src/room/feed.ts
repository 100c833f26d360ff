import type { FeedPage, Message } from '../api/message.ts';

/**
 * What the page knows of a group's messages. Messages come from three sides: feed answers (in order, without holes), pushes (in any order,
 * doubled or missing) and answers to what the member sends. Each is kept once, in the order of its number.
 *
 * Only feed answers move `after` and `from`: a push may have overtaken one that was lost, so it proves nothing about what came before.
 */
export interface Feed {
  /** ascending by `seq`, each once */
  readonly messages: readonly Message[];
  /** everything from `from` to here is known; null = the feed has not answered yet */
  readonly after: number | null;
  /** page back before this number */
  readonly from: number | null;
  /** nothing older than `from` exists */
  readonly complete: boolean;
}

/** How many messages the first answer and each older page hold; the contract's default. */
export const pageSize = 50;
/** Catching up reads longer pages: fewer round trips on a slow line. */
export const catchUpSize = 100;

export const emptyFeed: Feed = { messages: [], after: null, from: null, complete: false };

/** Takes the answer to a question without `after` or `before`: the latest messages. */
export function withLatest(feed: Feed, page: FeedPage): Feed {
  const first = page.items[0]?.seq ?? 0;
  const last = page.items[page.items.length - 1]?.seq ?? 0;
  // A push older than the page may have holes behind it; paging back brings it again.
  const pushed = feed.messages.filter((message) => message.seq >= first);
  return { messages: merged(pushed, page.items), after: last, from: first, complete: page.items.length < pageSize };
}

/** Takes the answer to `after`. */
export function withNewer(feed: Feed, page: FeedPage): Feed {
  const last = page.items[page.items.length - 1];
  if (last === undefined) return feed;
  return { ...feed, messages: merged(feed.messages, page.items), after: Math.max(feed.after ?? 0, last.seq) };
}

/** Takes the answer to `before`. */
export function withOlder(feed: Feed, page: FeedPage): Feed {
  const first = page.items[0];
  if (first === undefined) return { ...feed, complete: true };
  return {
    ...feed,
    messages: merged(feed.messages, page.items),
    from: Math.min(feed.from ?? first.seq, first.seq),
    complete: page.items.length < pageSize,
  };
}

/** Takes a push, or the answer to a message this page sent. */
export function withPushed(feed: Feed, message: Message): Feed {
  if (feed.from !== null && message.seq < feed.from) return feed;
  const messages = merged(feed.messages, [message]);
  return messages === feed.messages ? feed : { ...feed, messages };
}

/** Whether a page read with `after` leaves more to read. `lastSeq` may count other members' threads: then the next page is empty. */
export function hasMore(page: FeedPage): boolean {
  const last = page.items[page.items.length - 1];
  return last !== undefined && last.seq < page.lastSeq;
}

function merged(known: readonly Message[], added: readonly Message[]): readonly Message[] {
  const seqs = new Set(known.map((message) => message.seq));
  const fresh = added.filter((message) => !seqs.has(message.seq) && seqs.add(message.seq));
  if (fresh.length === 0) return known;
  return [...known, ...fresh].sort((a, b) => a.seq - b.seq);
}

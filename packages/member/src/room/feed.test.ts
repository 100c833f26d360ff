import { describe, expect, it } from 'vitest';
import type { Message } from '../api/message.ts';
import { emptyFeed, hasMore, withLatest, withNewer, withOlder, withPushed } from './feed.ts';

const message = (seq: number): Message => ({
  seq,
  place: 'room',
  author: { kind: 'member', name: '小林', role: null, id: 'm1' },
  text: `第 ${seq} 条`,
  attachments: [],
  saidAt: '2026-12-01T01:00:00.000Z',
  clientKey: null,
});
const page = (seqs: readonly number[], lastSeq = seqs[seqs.length - 1] ?? 0) => ({ items: seqs.map(message), lastSeq });
const seqs = (feed: { messages: readonly Message[] }) => feed.messages.map(({ seq }) => seq);
const fifty = Array.from({ length: 50 }, (_, index) => index + 101);

describe('feed', () => {
  it('catches up after the last message a feed answer held, not after a push', () => {
    const feed = withPushed(withLatest(emptyFeed, page([1, 2])), message(9));
    expect(seqs(feed)).toEqual([1, 2, 9]);
    expect(feed.after).toBe(2);
    expect(seqs(withNewer(feed, page([4, 9])))).toEqual([1, 2, 4, 9]);
  });

  it('shows a doubled push once', () => {
    const feed = withPushed(withPushed(emptyFeed, message(3)), message(3));
    expect(seqs(feed)).toEqual([3]);
  });

  it('stays the very same feed when a push brings nothing new', () => {
    const feed = withLatest(emptyFeed, page([1, 2]));
    expect(withPushed(feed, message(2))).toBe(feed);
  });

  it('sorts in a push that was overtaken', () => {
    expect(seqs(withPushed(withPushed(emptyFeed, message(8)), message(5)))).toEqual([5, 8]);
  });

  it('drops a push older than the first page, which paging back brings again without holes', () => {
    const feed = withLatest(withPushed(emptyFeed, message(3)), page(fifty));
    expect(seqs(feed)[0]).toBe(101);
    expect(feed.complete).toBe(false);
    expect(seqs(withOlder(feed, page([2, 3])))[0]).toBe(2);
  });

  it('knows that a short first page is all there is', () => {
    expect(withLatest(emptyFeed, page([])).complete).toBe(true);
    expect(withLatest(emptyFeed, page([])).after).toBe(0);
  });

  it('goes on reading while the answer says there is more, and stops at an empty page', () => {
    expect(hasMore(page([1, 2], 7))).toBe(true);
    expect(hasMore(page([6, 7], 7))).toBe(false);
    expect(hasMore(page([], 7))).toBe(false);
  });
});

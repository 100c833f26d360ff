import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FeedPage, Message } from '../api/message.ts';
import { emptyFeed, type Feed, hasMore, withLatest, withNewer, withOlder, withPushed } from './feed.ts';

/** The server as this member sees it: some numbers belong to other members' threads. */
type Step =
  | { readonly kind: 'said'; readonly visible: boolean; readonly pushed: boolean }
  | { readonly kind: 'pushAgain'; readonly pick: number }
  | { readonly kind: 'ask'; readonly what: 'newer' | 'older'; readonly limit: number }
  | { readonly kind: 'answer'; readonly pick: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('said' as const), visible: fc.boolean(), pushed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pushAgain' as const), pick: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      what: fc.constantFrom('newer' as const, 'older' as const),
      limit: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), pick: fc.nat() }) },
);

const messageOf = (seq: number): Message => ({
  seq,
  place: 'room',
  author: { kind: 'staff', name: '阿澈', role: 'host', id: 's1' },
  text: `${seq}`,
  attachments: [],
  saidAt: '2026-12-01T01:00:00.000Z',
  clientKey: null,
});

it('any interleaving of pushes, doubled pushes, late feed answers and older pages shows each message once, in order, without holes', () => {
  fc.assert(
    fc.property(fc.nat({ max: 120 }), fc.array(step, { maxLength: 80 }), (before, steps) => {
      let lastSeq = before;
      const visible: number[] = Array.from({ length: before }, (_, index) => index + 1);
      let feed: Feed = emptyFeed;
      const answers: ((feed: Feed) => Feed)[] = [];
      const read = (from: { after?: number; before?: number }, limit: number): FeedPage => {
        const { after, before: upTo } = from;
        const found =
          after !== undefined
            ? visible.filter((seq) => seq > after).slice(0, limit)
            : visible.filter((seq) => seq < (upTo ?? Infinity)).slice(-limit);
        return { items: found.map(messageOf), lastSeq };
      };
      // The session asks for the latest page once; everything else comes in any order, any number of times.
      const latest = read({}, 50);
      answers.push((known) => (known.after === null ? withLatest(known, latest) : known));
      for (const next of steps) {
        if (next.kind === 'said') {
          lastSeq += 1;
          if (next.visible) visible.push(lastSeq);
          if (next.visible && next.pushed) feed = withPushed(feed, messageOf(lastSeq));
        } else if (next.kind === 'pushAgain') {
          const seq = visible[next.pick % Math.max(visible.length, 1)];
          if (seq !== undefined) feed = withPushed(feed, messageOf(seq));
        } else if (next.kind === 'ask' && feed.after !== null && feed.from !== null) {
          const { after, from } = feed;
          const page = next.what === 'newer' ? read({ after }, next.limit) : read({ before: from }, 50);
          answers.push((known) => (next.what === 'newer' ? withNewer(known, page) : withOlder(known, page)));
        } else if (next.kind === 'answer') {
          // an answer may come late, and twice
          const answer = answers[next.pick % answers.length];
          if (answer !== undefined) feed = answer(feed);
        }
        const shown = feed.messages.map(({ seq }) => seq);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        const { after, from } = feed;
        if (after !== null && from !== null) {
          const covered = visible.filter((seq) => seq >= from && seq <= after);
          expect(shown.filter((seq) => seq <= after)).toEqual(covered);
        }
      }
      if (feed.after === null) feed = withLatest(feed, read({}, 50));
      for (let page = read({ after: feed.after ?? 0 }, 3); ; page = read({ after: feed.after ?? 0 }, 3)) {
        feed = withNewer(feed, page);
        if (!hasMore(page)) break;
      }
      while (!feed.complete) feed = withOlder(feed, read({ before: feed.from ?? 0 }, 50));
      expect(feed.messages.map(({ seq }) => seq)).toEqual(visible);
    }),
    { numRuns: 500 },
  );
});

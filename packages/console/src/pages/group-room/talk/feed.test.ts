import { expect, test } from 'vitest';
import type { Message } from '../../../api/types.ts';
import { noTalk, takeEarlier, takeFeed, takePush } from './feed.ts';

const message = (seq: number, text = `${seq}`): Message => ({
  seq,
  place: 'room',
  threadMemberId: null,
  threadMemberName: null,
  author: { kind: 'member', name: '林夕', role: null, id: 'm' },
  text,
  attachments: [],
  cue: null,
  saidAt: '2026-12-04T12:00:00Z',
  clientKey: null,
});
const feed = (...seqs: number[]) => ({ items: seqs.map((seq) => message(seq)), lastSeq: seqs.at(-1) ?? 0 });
const seqs = (talk: { messages: readonly Message[] }) => talk.messages.map((one) => one.seq);

test('a push is shown at once but does not move what the feed has answered: what came between is still fetched', () => {
  let talk = takeFeed(noTalk, feed(1, 2), 50);
  talk = takePush(talk, message(5));
  expect(seqs(talk)).toEqual([1, 2, 5]);
  expect(talk.after).toBe(2);
  talk = takeFeed(talk, feed(3, 4, 5), 50);
  expect(seqs(talk)).toEqual([1, 2, 3, 4, 5]);
  expect(talk.after).toBe(5);
});

test('the same message by push and by feed is one message', () => {
  const talk = takeFeed(takePush(takeFeed(noTalk, feed(1), 50), message(2)), feed(2), 50);
  expect(seqs(talk)).toEqual([1, 2]);
});

test('an empty answer moves nothing', () => {
  const talk = takeFeed(takeFeed(noTalk, feed(1, 2), 50), { items: [], lastSeq: 2 }, 50);
  expect(talk.after).toBe(2);
  expect(takeFeed(talk, { items: [], lastSeq: 0 }, 50).after).toBe(2);
});

test('a full first page means there may be earlier ones; a short page of earlier ones is the last', () => {
  let talk = takeFeed(noTalk, feed(11, 12), 2);
  expect(talk.more).toBe(true);
  talk = takeFeed(talk, feed(13), 2);
  expect(talk.more).toBe(true);
  talk = takeEarlier(talk, feed(10), 2);
  expect(talk.more).toBe(false);
  expect(seqs(talk)).toEqual([10, 11, 12, 13]);
});

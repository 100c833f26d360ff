import { expect, it } from 'vitest';
import type { Message, PlaceName } from '../api/message.ts';
import { countUnread, firstMarks, parseMarks, withRead } from './read-marks.ts';

const said = (seq: number, place: PlaceName, id: string): Message => ({
  seq,
  place,
  author: { kind: 'member', name: '', role: null, id },
  text: '',
  attachments: [],
  saidAt: '2026-12-01T01:00:00.000Z',
  clientKey: null,
});
const messages = [said(1, 'room', 'a'), said(2, 'private', 'a'), said(4, 'room', 'me'), said(7, 'room', 'a')];

it('counts what others said in a place after the mark', () => {
  expect(countUnread(messages, { place: 'room', after: 1, memberId: 'me' })).toBe(1);
  expect(countUnread(messages, { place: 'private', after: 0, memberId: 'me' })).toBe(1);
  expect(countUnread(messages, { place: 'room', after: 7, memberId: 'me' })).toBe(0);
});

it('a newcomer has read the room and not their private greeting', () => {
  expect(firstMarks(messages)).toEqual({ room: 7, private: 0 });
});

it('marks never go back, and broken ones are forgotten', () => {
  expect(withRead({ room: 5, private: 0 }, 'room', 3)).toEqual({ room: 5, private: 0 });
  expect(parseMarks('{"room":1}')).toBeNull();
  expect(parseMarks('{')).toBeNull();
  expect(parseMarks(JSON.stringify({ room: 3, private: 2 }))).toEqual({ room: 3, private: 2 });
});

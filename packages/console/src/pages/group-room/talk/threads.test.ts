import { expect, test } from 'vitest';
import type { Message } from '../../../api/types.ts';
import { inPlace, threadsOf } from './threads.ts';

const said = (seq: number, thread: string | null, kind: 'staff' | 'member'): Message => ({
  seq,
  place: thread === null ? 'room' : 'private',
  threadMemberId: thread,
  threadMemberName: thread,
  author: { kind, name: kind === 'staff' ? '阿澈' : (thread ?? ''), role: kind === 'staff' ? 'host' : null, id: null },
  text: '',
  attachments: [],
  cue: null,
  saidAt: '2026-12-04T12:00:00Z',
  clientKey: null,
});

test('who waits for an answer comes first, the longest waiting before the others, then whom we wrote to last', () => {
  const messages = [said(1, '甲', 'staff'), said(2, '乙', 'member'), said(3, '丙', 'member'), said(4, '丁', 'staff')];
  expect(threadsOf(messages, []).map((thread) => thread.name)).toEqual(['乙', '丙', '丁', '甲']);
});

test('an answered thread waits no more', () => {
  expect(threadsOf([said(1, '甲', 'member'), said(2, '甲', 'staff')], [])[0]?.waits).toBe(false);
});

test('what a cue whispers is no answer', () => {
  const whispered = { ...said(2, '甲', 'staff'), cue: 'd1-1400' };
  expect(threadsOf([said(1, '甲', 'member'), whispered], [])[0]?.waits).toBe(true);
  expect(threadsOf([whispered], [])[0]?.waits).toBe(false);
});

test('who the server says waits is there before their words are', () => {
  const members = [
    { memberId: '乙', displayName: '乙', unread: 2 },
    { memberId: '丙', displayName: '丙', unread: 0 },
  ];
  expect(threadsOf([said(9, '甲', 'member')], members).map((thread) => thread.name)).toEqual(['乙', '甲']);
});

test('a place shows only what was said there', () => {
  const messages = [said(1, null, 'member'), said(2, '甲', 'member'), said(3, '乙', 'member')];
  expect(inPlace(messages, null).map((one) => one.seq)).toEqual([1]);
  expect(inPlace(messages, '甲').map((one) => one.seq)).toEqual([2]);
});

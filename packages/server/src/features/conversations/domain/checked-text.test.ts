import { expect, test } from 'vitest';
import { checkedText } from './checked-text.ts';

test('a text keeps its inner line breaks and loses blank ends', () => {
  expect(checkedText('  第一行\r\n第二行\r \n', { limit: 100 })).toEqual({ ok: true, text: '第一行\n第二行' });
});

test('length counts characters a person sees, so an emoji is one', () => {
  expect(checkedText('😀'.repeat(10), { limit: 10 })).toMatchObject({ ok: true });
  expect(checkedText('😀'.repeat(11), { limit: 10 })).toEqual({ ok: false, reason: 'too-long', length: 11, limit: 10 });
});

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['a\u0000b', 'unreadable'],
  ['\ud83d', 'unreadable'],
])('%j is refused as %s', (given, reason) => {
  expect(checkedText(given, { limit: 10 })).toEqual({ ok: false, reason });
});

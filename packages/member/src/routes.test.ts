import { expect, it } from 'vitest';
import { groupAddress, groupCodeOf, roomAddress } from './routes.ts';

it.each([
  ['/j/abc-1', '', 'abc-1'],
  ['/j/abc-1/', '', 'abc-1'],
  ['/m/', '#abc-1', 'abc-1'],
  ['/m/', '', null],
  ['/m/', '#', null],
  ['/j/%E7', '', '%E7'],
])('%s%s names the group %s', (pathname, hash, code) => {
  expect(groupCodeOf({ pathname, hash })).toBe(code);
});

it('reads back the addresses it writes', () => {
  expect(groupCodeOf(new URL(groupAddress('a b/c'), 'http://x'))).toBe('a b/c');
  expect(groupCodeOf(new URL(roomAddress('a b/c'), 'http://x'))).toBe('a b/c');
});

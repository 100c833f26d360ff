import { expect, test } from 'vitest';
import { firstLink, linkCode, withOwnLink } from './own-link.ts';

test.each([
  ['第一课：https://a.example/1。大家点开看', 'https://a.example/1'],
  ['(see https://a.example/x?y=1#z).', 'https://a.example/x?y=1#z'],
  ['“https://a.example/课程/1”和 https://b.example', 'https://a.example/课程/1'],
  ['没有链接', null],
  ['https://', null],
  ['javascript:alert(1)', null],
])('the first link of %j is %j', (text, link) => expect(firstLink(text)).toBe(link));

test('only the first link is replaced, and nothing in it is read as a pattern', () => {
  const text = '看 https://a.example/$1 再看 https://a.example/$1';
  expect(withOwnLink(text, { target: 'https://a.example/$1', ownLink: 'https://k.example/e/$&' })).toBe(
    '看 https://k.example/e/$& 再看 https://a.example/$1',
  );
});

test('codes are ten letters and digits, whatever the secret they are made of', () => {
  const tokens = ['-_-_-_-_', 'ab-cd_ef', 'ghijklmnop'];
  expect(linkCode(() => tokens.shift() ?? '')).toBe('abcdefghij');
});

import { expect, test } from 'vitest';
import { decodeScript } from './decode-script.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const told = (bytes: Uint8Array) => {
  const decoded = decodeScript(bytes);
  return decoded.ok ? decoded.text : decoded.findings.map(({ rule, at }) => `${rule}${at ? `@${at.line}:${at.column}` : ''}`).join(' ');
};

test('UTF-8 is read with and without its mark, UTF-16 with its mark', () => {
  expect(told(utf8('title: 营'))).toBe('title: 营');
  expect(told(utf8('\uFEFFtitle: 营'))).toBe('title: 营');
  expect(told(Uint8Array.from([0xff, 0xfe, 0x25, 0x84]))).toBe('营');
  expect(told(Uint8Array.from([0xfe, 0xff, 0x84, 0x25]))).toBe('营');
});

test('a byte that is no UTF-8 is told with its line and column, behind a real U+FFFD and a mark, too', () => {
  const broken = (before: string) => Uint8Array.from([...utf8(before), 0xe8, 0x90, 0x41]);
  expect(told(broken('title: 三天\nnotes: '))).toBe('encoding@2:8');
  expect(told(broken('\uFEFFtitle: \uFFFD'))).toBe('encoding@1:9');
  expect(told(Uint8Array.from([...utf8('title: '), 0xc8, 0xfd]))).toBe('encoding@1:8');
});

test('a workbook, a picture or other bytes that are no text are named as what they are', () => {
  expect(told(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toBe('not-a-script');
  expect(told(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toBe('not-a-script');
  expect(told(Uint8Array.from([1, 2, 3, 0xff, 0x80, 0]))).toBe('not-a-script');
});

test('text with a NUL in it is read: the parser names the place', () => {
  expect(told(utf8('title: 营\0'))).toBe('title: 营\0');
});

import { expect, test } from 'vitest';
import { sniffType } from './sniff-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['\x89PNG\r\n\x1a\n…', 'image/png'],
  ['\xff\xd8\xff\xe0…', 'image/jpeg'],
  ['GIF89a…', 'image/gif'],
  ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg"><script>', null],
  ['<!doctype html>', null],
  ['RIFF\x10\x00\x00\x00WAVEfmt ', null],
  ['PK\x03\x04', null],
  ['', null],
])('a file that begins with %j is %j', (head, contentType) => {
  expect(sniffType(bytes(head))).toBe(contentType);
});

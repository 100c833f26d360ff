import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLink, linkify } from './linkify.ts';

const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.text] : []));

describe('linkify', () => {
  it.each([
    ['第1课上线啦，点开就能学：https://example.com/c/1', ['https://example.com/c/1']],
    ['开放报名：https://example.com/p/9，截止明晚22:00', ['https://example.com/p/9']],
    ['回放（https://example.com/r?id=3&x=%E8%AF%BE）在这里', ['https://example.com/r?id=3&x=%E8%AF%BE']],
    ['See https://example.com/a. And http://b.example/c?', ['https://example.com/a', 'http://b.example/c']],
    ['(https://example.com/wiki/A_(b)) ok', ['https://example.com/wiki/A_(b)']],
    ['两个https://a.example/1https://b.example/2', ['https://a.example/1https://b.example/2']],
    ['HTTPS://EXAMPLE.COM/X', ['HTTPS://EXAMPLE.COM/X']],
  ])('finds the addresses of %s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    'ftp://example.com/x',
    'www.example.com',
    'https://',
    'http:///',
    'https://bank.example@evil.example/',
    'weixin://dl/business',
  ])('makes no link of %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('names the first link', () => {
    expect(firstLink('先看 https://a.example/1 再看 https://a.example/2')).toBe('https://a.example/1');
    expect(firstLink('没有链接')).toBeNull();
  });

  it('loses no character of any text and opens nothing but http and https', () => {
    const parts = fc.constantFrom(
      'http://',
      'https://',
      'javascript:',
      'a.example',
      '/',
      '@',
      '(',
      ')',
      '，',
      '。',
      ' ',
      '\n',
      '课',
      '.',
      '😀',
      '<',
      '"',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const pieces = linkify(given);
        expect(pieces.map((piece) => piece.text).join('')).toBe(given);
        for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\/[^@/]+/);
      }),
      { numRuns: 300 },
    );
  });
});

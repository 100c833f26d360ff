import { expect, test } from 'vitest';
import { localeFromHeader } from './request-locale.ts';

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['fr-FR,zh;q=0.5,en;q=0.4', 'zh-CN'],
  ['en;q=0.1, ZH', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('Accept-Language %j is answered in %s', (header, locale) => {
  expect(localeFromHeader(header)).toBe(locale);
});

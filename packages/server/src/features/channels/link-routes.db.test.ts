import { expect, test } from 'vitest';
import { testApp } from '../../../test/test-app.ts';
import { linkRoutes } from './link-routes.ts';

const t = await testApp({ routes: [linkRoutes({ staff: async () => null })] });

test.each([
  ['zh-CN', '这个链接打不开', 'This link leads nowhere'],
  ['en', 'This link leads nowhere', '这个链接打不开'],
])('a short link nobody gave out answers a page for people in both languages, %s first', async (language, first, second) => {
  for (const code of ['nosuchcode', 'x'.repeat(80), '%E7%BE%A4']) {
    const answer = await t.request('GET', `/e/${code}`, { headers: { 'accept-language': language } });
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(answer.text).toContain(`<html lang="${language}">`);
    expect(answer.text.indexOf(first)).toBeLessThan(answer.text.indexOf(second));
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  }
});

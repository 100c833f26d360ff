import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../platform/clock/index.ts';
import { type App, createApp } from '../platform/http/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { seededRandom } from '../platform/random/index.ts';
import { readWebApp } from './web-app.ts';
import { registerWebAppRoutes } from './web-app-routes.ts';

const dist = mkdtempSync(join(tmpdir(), 'kuaishan-dist-'));
const script = `console.log(${JSON.stringify('快闪'.repeat(1000))})`;
let app: App;
beforeAll(async () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>快闪</title>');
  writeFileSync(join(dist, 'sign.svg'), '<svg/>');
  writeFileSync(join(dist, 'sw.js'), 'self.addEventListener("fetch", () => {})');
  writeFileSync(join(dist, 'assets', 'index-3f2a.js'), script);
  app = await createApp({
    log: silentLog,
    random: seededRandom({ clock: manualClock(), seed: 1 }),
    authenticator: { staff: async () => null, member: async () => null },
  });
  registerWebAppRoutes(app, { console: readWebApp(dist), member: readWebApp(join(dist, 'nowhere')), check: readWebApp(dist) });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(dist, { recursive: true });
});

test('the page is served for every address that is the page’s own business, and is always asked for again', async () => {
  for (const url of ['/console/', '/console/groups/1', '/console/entry/some-token', '/console/index.html']) {
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(answer.body).toContain('快闪');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect((await app.inject({ url, headers: { 'if-none-match': String(answer.headers['etag']) } })).statusCode).toBe(304);
  }
});

test('the workbook check is served to whoever asks, under the rule it brings itself', async () => {
  const answer = await app.inject({ url: '/check/' });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(answer.headers['content-security-policy']).toBe("frame-ancestors 'none'");
  const led = await app.inject({ url: '/check' });
  expect([led.statusCode, led.headers['location']]).toEqual([302, '/check/']);
});

test('files with a hash in their name are kept for ever and sent compressed', async () => {
  const answer = await app.inject({ url: '/console/assets/index-3f2a.js', headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect(gunzipSync(answer.rawPayload).toString()).toBe(script);
  const plain = await app.inject({ url: '/console/assets/index-3f2a.js' });
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, script]);
});

test('other files are asked for again', async () => {
  const answer = await app.inject({ url: '/console/sign.svg' });
  expect([answer.headers['content-type'], answer.headers['cache-control']]).toEqual(['image/svg+xml', 'no-cache']);
});

test('a page’s worker may keep what lies beside it, and is asked for again', async () => {
  const answer = await app.inject({ url: '/console/sw.js' });
  expect(answer.headers).toMatchObject({ 'service-worker-allowed': '/', 'cache-control': 'no-cache' });
  expect(answer.headers['content-type']).toContain('javascript');
});

test.each(['/console/assets/index-old.js', '/console/assets/..%2f..%2fpackage.json', '/console/assets/../../../package.json'])(
  '%s is not there, and is not answered with the page or with any other file',
  async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(404);
  },
);

test('a page that was not built says what to do', async () => {
  for (const url of ['/m/', '/j/abcdef']) {
    const answer = await app.inject({ url, headers: { 'accept-language': 'zh-CN' } });
    expect([answer.statusCode, answer.body]).toEqual([503, '页面还没有构建：在仓库根目录运行 npm run build，然后重启。\n']);
  }
});

test.each(['/', '/console'])('%s leads to the console', async (url) => {
  const answer = await app.inject({ url });
  expect([answer.statusCode, answer.headers['location']]).toEqual([302, '/console/']);
});

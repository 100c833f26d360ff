import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../clock/index.ts';
import { silentLog } from '../log/index.ts';
import { seededRandom } from '../random/index.ts';
import { type App, createApp, readUpload } from './index.ts';

let app: App;
beforeAll(async () => {
  app = await createApp({
    log: silentLog,
    random: seededRandom({ clock: manualClock(), seed: 1 }),
    authenticator: { staff: async () => null, member: async () => null },
  });
  app.route({
    method: 'POST',
    url: '/upload',
    config: { access: 'nobody' },
    handler: async (request) => {
      const { name, bytes } = await readUpload(request, { maxBytes: 10 });
      return { name, length: bytes.length };
    },
  });
  await app.ready();
});
afterAll(() => app.close());

async function upload(payload: string, type = 'multipart/form-data; boundary=x') {
  const answer = await app.inject({
    method: 'POST',
    url: '/upload',
    headers: { 'content-type': type, 'accept-language': 'zh-CN' },
    payload,
  });
  const { error } = answer.json();
  return error ? `${answer.statusCode} ${error.code} ${error.details?.problems?.[0] ?? error.message}` : answer.json();
}

const part = (name: string, content: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"; filename="../a\\营.csv"\r\n\r\n${content}`;

test('a file arrives whole, under its own name without any folder', async () => {
  expect(await upload(`${part('file', '0123456789')}\r\n--x--\r\n`)).toEqual({ name: '营.csv', length: 10 });
});

test('a file over the limit is refused', async () => {
  expect(await upload(`${part('file', '0123456789a')}\r\n--x--\r\n`)).toMatch(/^413 too_large/);
});

test.each([
  ['a file under another field', `${part('picture', 'a')}\r\n--x--\r\n`, undefined],
  ['no file', '--x--\r\n', undefined],
  ['a form that is no upload', 'a=b', 'application/json'],
])('%s is told', async (_what, payload, type) => {
  expect(await upload(payload, type)).toMatch(/^400 invalid_request (file: 没有收到文件|body: )/);
});

test.each([
  ['cut off', part('file', '01'), undefined],
  ['without a boundary', part('file', '01'), 'multipart/form-data'],
  ['of bytes without sense', '\r\n\r\n--x--x--', undefined],
])('an upload %s is the caller’s to send again, not a fault of ours', async (_what, payload, type) => {
  expect(await upload(payload, type)).toMatch(/^400 invalid_request file: /);
});

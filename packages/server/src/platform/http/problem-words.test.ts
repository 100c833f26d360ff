import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../clock/index.ts';
import { silentLog } from '../log/index.ts';
import { seededRandom } from '../random/index.ts';
import { type App, createApp } from './index.ts';
import { inBothLanguages, placeOfNul } from './problem-words.ts';

const opening = z.object({
  name: z.string().max(10),
  count: z.int().min(1).max(500),
  channel: z.enum(['webRoom', 'prompter']),
  id: z.uuid(),
  at: z.string().regex(/^\d\d:\d\d$/, inBothLanguages({ 'zh-CN': '应形如 09:00', en: 'should look like 09:00' })),
  list: z.array(z.object({ key: z.string() })).min(1),
});
const good = { name: 'a', count: 1, channel: 'webRoom', id: '00000000-0000-7000-8000-000000000001', at: '09:00', list: [{ key: 'a' }] };

let app: App;
beforeAll(async () => {
  app = await createApp({
    log: silentLog,
    random: seededRandom({ clock: manualClock(), seed: 1 }),
    authenticator: { staff: async () => null, member: async () => null },
  });
  app.route({
    method: 'POST',
    url: '/open',
    config: { access: 'nobody' },
    schema: { body: opening, querystring: z.object({ limit: z.coerce.number().max(100).optional() }) },
    handler: async () => 'ok',
  });
  await app.ready();
});
afterAll(() => app.close());

async function problems(payload: unknown, o: { language?: string; type?: string; query?: string } = {}): Promise<unknown> {
  const answer = await app.inject({
    method: 'POST',
    url: `/open${o.query ?? ''}`,
    headers: { 'content-type': o.type ?? 'application/json', 'accept-language': o.language ?? 'en' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return answer.statusCode === 200 ? answer.body : [answer.statusCode, ...answer.json().error.details.problems];
}

test.each<[string, unknown, string, string]>([
  ['a missing field', { ...good, name: undefined }, 'name: is missing', 'name: 没有填'],
  ['a wrong type', { ...good, name: 7 }, 'name: should be a text', 'name: 应是文字'],
  ['a long text', { ...good, name: 'x'.repeat(11) }, 'name: at most 10 characters', 'name: 最多 10 个字'],
  ['a large number', { ...good, count: 100_000 }, 'count: at most 500', 'count: 最多 500'],
  ['a small number', { ...good, count: 0 }, 'count: at least 1', 'count: 至少 1'],
  ['half a number', { ...good, count: 1.5 }, 'count: should be a whole number', 'count: 应是整数'],
  ['an unknown word', { ...good, channel: 'qq' }, 'channel: should be webRoom or prompter', 'channel: 应是 webRoom、prompter 之一'],
  ['no id', { ...good, id: 'x' }, 'id: should be an id (UUID)', 'id: 应是编号（UUID）'],
  ['a rule of our own', { ...good, at: '9' }, 'at: should look like 09:00', 'at: 应形如 09:00'],
  ['an empty list', { ...good, list: [] }, 'list: at least 1 entries', 'list: 至少 1 项'],
  ['something deep inside', { ...good, list: [{ key: 1 }] }, 'list.0.key: should be a text', 'list.0.key: 应是文字'],
  ['nothing', 'null', 'body: should be an object', 'body: 应是对象'],
  ['broken JSON', '{"name":', 'body: is not valid JSON', 'body: 不是合法的 JSON'],
  ['an empty body', '', 'body: is empty', 'body: 没有内容'],
])('%s is told with its place in both languages', async (_what, payload, en, zh) => {
  expect(await problems(payload)).toEqual([400, en]);
  expect(await problems(payload, { language: 'zh-CN' })).toEqual([400, zh]);
});

test('what is wrong outside the body is told, too', async () => {
  expect(await problems(good, { query: '?limit=1000', language: 'zh' })).toEqual([400, 'limit: 最多 100']);
  expect(await problems('<open/>', { type: 'application/xml', language: 'zh' })).toEqual([
    400,
    'Content-Type: 应是 application/json，上传文件用 multipart/form-data',
  ]);
  expect(await problems('{"__proto__": {"admin": true}}', { language: 'zh' })).toEqual([400, 'body: 不是合法的 JSON']);
  expect(await problems(good)).toBe('ok');
});

test('the place of a NUL character is found wherever it is', () => {
  expect(placeOfNul({ name: 'a', values: { 第1课链接: 'b\0' } })).toBe('values.第1课链接');
  expect(placeOfNul({ list: ['a', 'b\0'] })).toBe('list.1');
  expect(placeOfNul({ 'a\0b': 1 })).toBe('ab');
  expect(placeOfNul('\0')).toBe('body');
  expect(placeOfNul({ name: 'a', nothing: null, count: 1 })).toBeNull();
});

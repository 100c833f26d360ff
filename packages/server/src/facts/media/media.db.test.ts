import { beforeAll, expect, test } from 'vitest';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import { findMediaByName, getMedia, mediaMaxBytes, mediaNames, registerMediaRoutes } from './index.ts';

const t = await testApp({ routes: [registerMediaRoutes] });
const png = (body: string) => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(body)]);
let owner: Awaited<ReturnType<typeof newOwner>>;
beforeAll(async () => {
  owner = await newOwner(t);
});

async function upload(name: string, bytes: Buffer, o: { field?: string; as?: { cookie: string } } = {}) {
  const boundary = 'the-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${o.field ?? 'file'}"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/media',
    headers: {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      cookie: (o.as ?? owner).cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return { status: answer.statusCode, body: answer.json() };
}

test('a picture is stored under its name and served as what it is, kept by browsers, running nothing', async () => {
  const stored = await upload('开营海报.png', png('开营'));
  expect(stored.body).toMatchObject({ name: '开营海报.png', contentType: 'image/png' });
  const served = await t.app.inject({ url: `/api/v1/media/${stored.body.mediaId}`, headers: { cookie: owner.cookie } });
  expect(served.rawPayload.equals(png('开营'))).toBe(true);
  expect(served.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
  });
  expect(decodeURIComponent(String(served.headers['content-disposition']))).toContain('开营海报.png');
});

test('the same file again is the same media; another under its name takes the name over, and the old one keeps showing', async () => {
  const first = await upload('课表.png', png('one'));
  expect((await upload('课表.png', png('one'))).body.mediaId).toBe(first.body.mediaId);
  const second = await upload('课表.png', png('two'));
  expect(second.body.mediaId).not.toBe(first.body.mediaId);
  await inWorkspace(t.deps.db, owner.workspaceId, async (tx) => {
    expect((await findMediaByName(tx, ['课表.png'])).get('课表.png')?.mediaId).toBe(second.body.mediaId);
    expect(await mediaNames(tx)).toContain('课表.png');
    expect((await getMedia(tx, [second.body.mediaId, first.body.mediaId])).map((media) => media.mediaId)).toEqual([
      second.body.mediaId,
      first.body.mediaId,
    ]);
  });
  const old = await t.app.inject({ url: `/api/v1/media/${first.body.mediaId}`, headers: { cookie: owner.cookie } });
  expect(old.rawPayload.equals(png('one'))).toBe(true);
});

test('ten uploads of one new picture at once are one media', async () => {
  const stored = await Promise.all(Array.from({ length: 10 }, () => upload('同时.png', png('race'))));
  expect(new Set(stored.map((answer) => answer.body.mediaId)).size).toBe(1);
});

test.each([
  ['页面.png', Buffer.from('<!doctype html><script>'), 415, 'unsupported_file'],
  ['图.svg', Buffer.from('<svg onload="…">'), 415, 'unsupported_file'],
  ['空.png', Buffer.alloc(0), 415, 'unsupported_file'],
  ['大.png', Buffer.concat([png(''), Buffer.alloc(mediaMaxBytes)]), 413, 'too_large'],
])('%s is refused', async (name, bytes, status, code) => {
  const answer = await upload(name, bytes);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

test('a path in a file’s name is dropped', async () => {
  expect((await upload('../../etc/海报.png', png('path'))).body.name).toBe('海报.png');
});

test('a form without a file is refused', async () => {
  expect((await upload('a.png', png('x'), { field: 'other' })).body.error.code).toBe('invalid_request');
  expect((await t.request('POST', '/api/v1/media', { as: owner, body: {} })).body.error.code).toBe('invalid_request');
});

test('other workspaces’ staff and nobody see none of it', async () => {
  const { body } = await upload('内部.png', png('secret'));
  const stranger = await newOwner(t, '外人');
  expect((await t.request('GET', `/api/v1/media/${body.mediaId}`, { as: stranger })).status).toBe(404);
  expect((await t.request('GET', '/api/v1/media', { as: stranger })).body.items).toEqual([]);
  expect((await t.request('GET', `/api/v1/media/${body.mediaId}`)).status).toBe(401);
  expect((await t.request('GET', `/api/v1/media/${body.mediaId}?token=${'x'.repeat(43)}`)).status).toBe(401);
});

import type { Request } from './ask.ts';
import type { RequestCase } from './request-case.ts';
import { account } from './stage.ts';

const scripts = '/api/v1/scripts';
const json = 'application/json';

/** Requests no page of ours would send. */
export const oddCases: readonly RequestCase[] = [
  odd('broken JSON', 400, 'invalid_request', 'body', { path: scripts, as: 'owner', raw: { body: '{"text": "a', type: json } }),
  odd('an empty body', 400, 'invalid_request', 'body', { path: scripts, as: 'owner', raw: { body: '', type: json } }),
  odd('JSON that is a list', 400, 'invalid_request', 'body', { path: scripts, as: 'owner', json: [] }),
  odd('JSON that is null', 400, 'invalid_request', 'body', { path: scripts, as: 'owner', json: null }),
  odd('JSON 100,000 brackets deep', 400, 'invalid_request', 'body', {
    path: scripts,
    as: 'owner',
    raw: { body: '['.repeat(100_000), type: json },
  }),
  odd('__proto__ in JSON', 400, 'invalid_request', 'body', {
    path: scripts,
    as: 'owner',
    raw: { body: '{"text":"a","__proto__":{"admin":true}}', type: json },
  }),
  odd('XML', 400, 'invalid_request', 'Content-Type', { path: scripts, as: 'owner', raw: { body: '<a/>', type: 'application/xml' } }),
  odd('a form', 400, 'invalid_request', 'Content-Type', {
    path: scripts,
    as: 'owner',
    raw: { body: 'text=a', type: 'application/x-www-form-urlencoded' },
  }),
  odd('3 MB of JSON', 413, 'too_large', null, { path: scripts, as: 'owner', json: { text: 'x'.repeat(3 * 1024 * 1024) } }),

  odd('an upload of 25 MB', 413, 'too_large', null, {
    path: '/api/v1/scripts/check',
    as: 'owner',
    file: { name: 'sop.xlsx', bytes: Buffer.alloc(25 * 1024 * 1024, 'PK') },
  }),
  odd('an upload without a file', 400, 'invalid_request', 'file', {
    path: '/api/v1/scripts/check',
    as: 'owner',
    raw: { body: '--x--\r\n', type: 'multipart/form-data; boundary=x' },
  }),
  odd('an upload cut off', 400, 'invalid_request', 'file', {
    path: '/api/v1/scripts/check',
    as: 'owner',
    raw: {
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK',
      type: 'multipart/form-data; boundary=x',
    },
  }),
  odd('an upload without a boundary', 400, 'invalid_request', 'file', {
    path: '/api/v1/scripts/check',
    as: 'owner',
    raw: { body: 'x', type: 'multipart/form-data' },
  }),
  odd('a web page as a picture', 415, 'unsupported_file', null, {
    path: '/api/v1/media',
    as: 'owner',
    file: { name: 'a.png', bytes: Buffer.from('<html><script>alert(1)</script>') },
  }),
  odd('an empty picture', 415, 'unsupported_file', null, {
    path: '/api/v1/media',
    as: 'owner',
    file: { name: 'a.png', bytes: Buffer.alloc(0) },
  }),

  odd('another website’s page', 403, 'foreign_origin', null, {
    path: scripts,
    as: 'owner',
    json: { text: 'a' },
    headers: { origin: 'https://evil.example' },
  }),
  odd('a cookie without an origin', 403, 'foreign_origin', null, {
    path: scripts,
    as: 'owner',
    json: { text: 'a' },
    headers: { origin: null },
  }),
  odd('nobody signed in', 401, 'signed_out', null, { path: scripts, json: { text: 'a' } }),
  odd('a forged session', 401, 'signed_out', null, { path: '/api/v1/board', headers: { cookie: 'kuaishan.session_token=forged.forged' } }),
  odd('a member as staff', 401, 'signed_out', null, { path: '/api/v1/board', as: 'member' }),
  odd('an address there is none of', 404, 'not_found', null, { path: '/api/v1/nothing', as: 'owner' }),
  odd('a method there is none of', 404, 'not_found', null, { path: '/api/v1/board', method: 'DELETE', as: 'owner' }),
  odd('a broken address', 400, 'invalid_request', null, { path: '/api/v1/groups/%zz', as: 'owner' }),
  odd('an address of 10,000 characters', 400, 'invalid_request', null, { path: `/api/v1/groups/${'x'.repeat(10_000)}`, as: 'owner' }),
  odd('a group that is no id', 400, 'invalid_request', 'groupId', { path: "/api/v1/groups/1' or '1'='1", as: 'owner' }),
  odd('a NUL in an address', 400, 'invalid_request', 'code', { path: '/api/v1/join/a%00b' }),
  odd('a file outside the pages', 404, 'not_found', null, { path: '/console/assets/..%2f..%2f..%2fetc%2fpasswd' }),

  odd('an e-mail address that is none', 400, 'invalid_request', 'email', signIn({ email: 'owner' })),
  odd('a wrong password', 401, 'wrong_credentials', null, signIn({ password: 'guessed at random' })),
  odd('no password', 400, 'invalid_request', 'password', signIn({ password: undefined })),
  odd('a NUL in the e-mail address', 400, 'invalid_request', 'email', signIn({ email: 'a\0@example.com' })),
  odd('an owner’s link used twice', 410, 'entry_link_spent', null, { path: `/api/v1/entry/${'x'.repeat(32)}` }),
];

function signIn(o: object): Request {
  return { path: '/api/auth/sign-in/email', json: { ...account, ...o } };
}

function odd(name: string, status: number, code: string, place: string | null, request: Request): RequestCase {
  return { name: `request: ${name}`, status, code, place, request: () => request };
}

import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { cookiesOf, newOwner, testApp } from '../../../test/test-app.ts';
import { inWorkspace, openPool } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { makeWorkspace, openFirstWorkspace } from './first-owner.ts';
import { signInOptions } from './sign-in.ts';

const t = await testApp();
const password = 'correct horse battery';
const form = (link: string, email: string) => ({
  token: link.split('/').at(-1),
  displayName: '林知夏',
  email,
  password,
  workspaceName: '知夏工作室',
  locale: 'zh-CN',
  zone: 'Asia/Shanghai',
});

test('servers that start at once on an empty database make one workspace, and the newest link is the one that works', async () => {
  await Promise.all([openFirstWorkspace(t.deps), openFirstWorkspace(t.deps), openFirstWorkspace(t.deps)]);
  const { rows } = await sql<{ count: number }>`select workspace_count() as count`.execute(t.deps.db);
  expect(rows[0]?.count).toBe(1);
  const [earlier] = await openFirstWorkspace(t.deps);
  const links = await openFirstWorkspace(t.deps);
  expect(links).toHaveLength(1);

  expect((await t.request('POST', '/api/v1/entry', { body: form(earlier!, 'owner@example.com') })).body.error.code).toBe(
    'entry_link_spent',
  );
  const entered = await t.request('POST', '/api/v1/entry', { body: form(links[0]!, 'owner@example.com') });
  expect(entered.body).toMatchObject({ displayName: '林知夏', permission: 'owner', workspace: { name: '知夏工作室' }, demo: false });
  expect(await openFirstWorkspace(t.deps)).toEqual([]);
});

test('a one-time link lets exactly one of ten people in', async () => {
  const link = await makeWorkspace(t.deps);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => t.request('POST', '/api/v1/entry', { body: form(link, `racer${n}@example.com`) })),
  );
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, ...Array(9).fill(410)]);
});

test('a workspace’s zone has a name: an offset knows no summer time, and PostgreSQL reads it backwards', async () => {
  const link = await makeWorkspace(t.deps);
  const answer = await t.request('POST', '/api/v1/entry', { body: { ...form(link, 'offset@example.com'), zone: '+08:00' } });
  expect(answer.body.error.code).toBe('invalid_request');
});

test('a used link says so and tells nothing more', async () => {
  const link = await makeWorkspace(t.deps);
  const token = link.split('/').at(-1);
  expect((await t.request('GET', `/api/v1/entry/${token}`)).body).toEqual({
    kind: 'owner',
    displayName: null,
    workspaceName: null,
    expired: false,
  });
  await t.request('POST', '/api/v1/entry', { body: form(link, 'once@example.com') });
  expect((await t.request('GET', `/api/v1/entry/${token}`)).body).toEqual({
    kind: 'owner',
    displayName: null,
    workspaceName: null,
    expired: true,
  });
});

test('a link is past its time after a week', async () => {
  const link = await makeWorkspace(t.deps);
  t.clock.advance({ days: 7 });
  const answer = await t.request('POST', '/api/v1/entry', {
    body: form(link, 'late@example.com'),
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(answer.status).toBe(410);
  expect(answer.body.error.message).toContain('用过或过期');
});

test('the same form sent again after its account was made but not bound finishes', async () => {
  const link = await makeWorkspace(t.deps);
  await t.signIn.signUp({ name: '林知夏', email: 'halfway@example.com', password });
  expect((await t.request('POST', '/api/v1/entry', { body: form(link, 'halfway@example.com') })).status).toBe(200);
});

test('somebody else’s e-mail address cannot be taken over with a link', async () => {
  const link = await makeWorkspace(t.deps);
  await t.signIn.signUp({ name: '别人', email: 'other@example.com', password: 'another password' });
  expect((await t.request('POST', '/api/v1/entry', { body: form(link, 'other@example.com') })).body.error.code).toBe('email_taken');
  expect((await t.request('GET', `/api/v1/entry/${link.split('/').at(-1)}`)).body.expired).toBe(false);
});

test('staff sign in with e-mail and password, see who they are, and sign out', async () => {
  const link = await makeWorkspace(t.deps);
  await t.request('POST', '/api/v1/entry', { body: form(link, 'daily@example.com') });
  const wrong = await t.request('POST', '/api/auth/sign-in/email', { body: { email: 'daily@example.com', password: 'not the password' } });
  expect([wrong.status, wrong.body.error.code]).toEqual([401, 'wrong_credentials']);
  const right = await t.request('POST', '/api/auth/sign-in/email', { body: { email: 'daily@example.com', password } });
  expect(right.status).toBe(200);
  expect(String(right.headers['set-cookie'])).toMatch(/HttpOnly/);
  expect(String(right.headers['set-cookie'])).toMatch(/SameSite=Lax/);
  const as = { cookie: cookiesOf(right) };
  expect((await t.request('GET', '/api/v1/me', { as })).body.displayName).toBe('林知夏');
  expect((await t.request('POST', '/api/auth/sign-out', { as, body: {} })).status).toBe(200);
  expect((await t.request('GET', '/api/v1/me', { as })).body.error.code).toBe('signed_out');
});

test('nobody signs up without a link', async () => {
  const answer = await t.request('POST', '/api/auth/sign-up/email', { body: { email: 'nobody@example.com', password, name: 'x' } });
  expect(answer.status).toBe(404);
});

test('guessing a password is cut off after ten tries a minute', async () => {
  const tries = [];
  for (let n = 0; n < 12; n++)
    tries.push(
      (await t.request('POST', '/api/auth/sign-in/email', { body: { email: 'guess@example.com', password: `guess number ${n}` } })).status,
    );
  expect(tries).toContain(429);
  expect(tries.at(-1)).toBe(429);
});

test('a writing request with a cookie from another website is refused', async () => {
  const as = await newOwner(t);
  const body = { displayName: '阿澈', permission: 'assistant' };
  expect((await t.request('POST', '/api/v1/staff', { as, body, headers: { origin: 'https://evil.example' } })).body.error.code).toBe(
    'foreign_origin',
  );
  expect((await t.request('POST', '/api/v1/staff', { as, body })).status).toBe(200);
});

test('staff are invited, renewed, and only owners make owners', async () => {
  const owner = await newOwner(t);
  const invited = await t.request('POST', '/api/v1/staff', { as: owner, body: { displayName: '阿澈', permission: 'assistant' } });
  const renewed = await t.request('POST', `/api/v1/staff/${invited.body.staffId}/invite`, { as: owner });
  const spent = await t.request('POST', '/api/v1/entry', { body: form(invited.body.inviteLink, 'ache@example.com') });
  expect(spent.body.error.code).toBe('entry_link_spent');
  const entered = await t.request('POST', '/api/v1/entry', {
    body: { ...form(renewed.body.inviteLink, 'ache@example.com'), workspaceName: '不算数' },
  });
  expect(entered.body).toMatchObject({ permission: 'assistant', workspace: { name: '林知夏的工作室' } });
  const assistant = { cookie: cookiesOf(entered) };
  expect(
    (await t.request('POST', '/api/v1/staff', { as: assistant, body: { displayName: '小禾', permission: 'assistant' } })).body.error.code,
  ).toBe('forbidden');
  const listed = await t.request('GET', '/api/v1/staff', { as: assistant });
  expect(listed.body.items.map((staff: { displayName: string; signedUp: boolean }) => [staff.displayName, staff.signedUp])).toEqual([
    ['林知夏', true],
    ['林知夏', true],
  ]);
});

test('one workspace’s staff do not see another’s', async () => {
  const [one, other] = [await newOwner(t, '甲'), await newOwner(t, '乙')];
  expect((await t.request('GET', '/api/v1/staff', { as: one })).body.items).toHaveLength(1);
  expect((await t.request('POST', `/api/v1/staff/${other.staffId}/invite`, { as: one })).status).toBe(404);
});

test('the rest of the application cannot read accounts or sessions', async () => {
  const { workspaceId } = await newOwner(t);
  const seen = await inWorkspace(t.deps.db, workspaceId, async (tx) => {
    const { rows } = await sql<{
      count: number;
    }>`select (select count(*) from auth."user") + (select count(*) from auth.session) + (select count(*) from auth.account) as count`.execute(
      tx,
    );
    return rows[0]?.count;
  });
  expect(seen).toBe(0);
});

test('the sign-in tables are what the installed library wants', async () => {
  const pool = openPool({ url: t.database.ownerUrl, log: silentLog, options: '-c search_path=auth' });
  const { compileMigrations } = await getMigrations(
    signInOptions({ secret: 'x'.repeat(32), publicUrl: t.deps.publicUrl, log: silentLog }, pool),
  );
  expect((await compileMigrations()).replace(/;$/, '')).toBe('');
  await pool.end();
});

test('input that is not valid is answered with its fields, in the language asked for', async () => {
  const answer = await t.request('POST', '/api/v1/entry', { body: { token: 'x'.repeat(32), email: 'no', password: 'short' } });
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: 'invalid_request', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer.body.error.details.problems.join()).toMatch(/email/);
  expect(answer.headers['x-request-id']).toBe(answer.body.error.requestId);
  const broken = await t.app.inject({
    method: 'POST',
    url: '/api/v1/entry',
    headers: { 'content-type': 'application/json' },
    body: '{"token":',
  });
  expect(broken.json().error.code).toBe('invalid_request');
});

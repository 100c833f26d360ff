import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { fakePushService } from '../../../../test/fake-push-service.ts';
import type { OpenedGroups } from '../../../../test/opened-groups.ts';
import { promptedGroups, promptGroups } from '../../../../test/prompted-groups.ts';
import { testDeps } from '../../../../test/test-deps.ts';
import type { StaffActor } from '../../../platform/actor.ts';
import { reassignPrompts, tellBrowsers } from '../index.ts';
import { subscribeBrowser, unsubscribeBrowser } from './subscribe-browser.ts';

const database = await testDatabase();
const service = await fakePushService();
afterAll(async () => {
  await service.stop();
  await database.close();
});
const deps = testDeps(database.db);
const trusted = new Set([service.origin]);
let wall = new Date('2026-11-25T00:00:00Z');
const tell = () => tellBrowsers(deps, { trusted, wallNow: () => wall });

const actorOf = (opened: OpenedGroups, role: 'host' | 'assistant' = 'host'): StaffActor => ({
  kind: 'staff',
  workspaceId: opened.workspaceId,
  staffId: opened.staff[role],
  permission: 'assistant',
});
async function ringing(o: { locale?: 'zh-CN' | 'en'; groups?: number } = {}) {
  const opened = await promptedGroups(database.db, { at: deps.clock.now(), cueId: 'before', ...o });
  const subscription = service.subscribe();
  await subscribeBrowser(deps, { actor: actorOf(opened), subscription, locale: o.locale ?? 'zh-CN', trusted });
  deps.clock.advance({ minutes: 1 });
  return { opened, subscription, last: () => service.received.findLast(({ path }) => subscription.endpoint.endsWith(path)) };
}

test('what newly waits rings the person’s browser, encrypted for it alone, saying how much and until when and nothing else', async () => {
  const s = await ringing({ groups: 2 });
  expect(await tell()).toBe(0);
  await promptGroups(s.opened, { at: deps.clock.now(), validMinutes: 10, text: '别让路人看到' });
  expect(await tell()).toBe(1);
  expect(s.last()?.payload).toEqual({ body: '4 条等你发，最早 09:11 截止', waiting: 4, url: '/console/prompts' });
  expect(s.last()?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', topic: 'prompts', ttl: '600' });
  expect(s.last()?.headers['authorization']).toMatch(/^vapid t=[\w.-]+, ?k=[\w-]+$/);
  expect(s.last()?.encrypted.includes('条等你发')).toBe(false);
  expect(await tell()).toBe(0);
});

test('in the browser’s language; what is handed over rings the new owner', async () => {
  const s = await ringing({ locale: 'en' });
  const { workspaceId, staff } = s.opened;
  const other = service.subscribe();
  await subscribeBrowser(deps, { actor: actorOf(s.opened, 'assistant'), subscription: other, locale: 'en', trusted });
  deps.clock.advance({ minutes: 1 });
  await s.opened.work((tx) =>
    reassignPrompts(tx, { workspaceId, toStaffId: staff.assistant, at: deps.clock.now(), reason: 'handed-over' }),
  );
  expect(await tell()).toBe(1);
  expect(service.received.at(-1)).toMatchObject({ payload: { body: expect.stringMatching(/^1 to post, the first by \d\d:\d\d$/) } });
  expect(other.endpoint.endsWith(service.received.at(-1)!.path)).toBe(true);
});

test('what is committed only after a later prompt was told of rings too, once', async () => {
  const opened = await promptedGroups(database.db, { at: deps.clock.now(), cueId: 'before', groups: 2 });
  const [first = '', second = ''] = opened.groupIds;
  const [written, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slowly: OpenedGroups = {
    ...opened,
    groupIds: [first],
    work: (work) =>
      opened.work(async (tx) => {
        const done = await work(tx);
        written.resolve();
        await told.promise;
        return done;
      }),
  };
  const slow = promptGroups(slowly, { at: deps.clock.now() });
  await written.promise;
  const subscription = service.subscribe();
  await subscribeBrowser(deps, { actor: actorOf(opened), subscription, locale: 'zh-CN', trusted });
  deps.clock.advance({ minutes: 1 });
  await promptGroups({ ...opened, groupIds: [second] }, { at: deps.clock.now() });
  expect(await tell()).toBe(1);
  expect(service.received.at(-1)?.payload.waiting).toBe(3);
  expect(await tell()).toBe(0);
  told.resolve();
  await slow;
  expect(await tell()).toBe(1);
  expect(service.received.at(-1)?.payload.waiting).toBe(4);
  expect(await tell()).toBe(0);
});

test('of six processes that tell at once one writes to a browser', async () => {
  const s = await ringing();
  await promptGroups(s.opened, { at: deps.clock.now() });
  const before = service.received.length;
  const told = await Promise.all(Array.from({ length: 6 }, tell));
  expect(told.reduce((sum, one) => sum + one)).toBe(1);
  expect(service.received.length - before).toBe(1);
});

test('a service that fails is left alone for a while and tried again; a process that dies while sending is followed by another', async () => {
  const s = await ringing();
  await promptGroups(s.opened, { at: deps.clock.now() });
  service.answerWith(503);
  expect(await tell()).toBe(0);
  service.answerWith(201);
  expect(await tell()).toBe(0);
  wall = new Date(wall.getTime() + 5_000);
  expect(await tell()).toBe(1);
  expect(s.last()?.payload.waiting).toBe(2);

  deps.clock.advance({ minutes: 1 });
  await promptGroups(s.opened, { at: deps.clock.now(), cueId: 'next' });
  await s.opened.work((tx) => sql`update push_subscription set busy_until = ${new Date(wall.getTime() + 30_000)}`.execute(tx));
  expect(await tell()).toBe(0);
  wall = new Date(wall.getTime() + 30_000);
  expect(await tell()).toBe(1);
});

test('a browser its service no longer knows is forgotten', async () => {
  const s = await ringing();
  await promptGroups(s.opened, { at: deps.clock.now() });
  service.forget(s.subscription.endpoint);
  await tell();
  const { rows } = await s.opened.work((tx) => sql`select from push_subscription`.execute(tx));
  expect(rows).toEqual([]);
});

test('a browser rings for whoever turned it on last, in whatever workspace, and for nobody once turned off', async () => {
  const first = await ringing();
  const second = await ringing();
  await subscribeBrowser(deps, { actor: actorOf(second.opened), subscription: first.subscription, locale: 'zh-CN', trusted });
  const count = async (opened: OpenedGroups) => (await opened.work((tx) => sql`select from push_subscription`.execute(tx))).rows.length;
  expect([await count(first.opened), await count(second.opened)]).toEqual([0, 2]);
  await unsubscribeBrowser(deps, { actor: actorOf(second.opened), endpoint: first.subscription.endpoint });
  expect(await count(second.opened)).toBe(1);
});

test.each([
  'http://push.example/1',
  'https://127.0.0.1/1',
  'https://10.1.2.3/1',
  'https://[::1]/1',
  'https://[::ffff:10.0.0.1]/1',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/1',
  'https://database/1',
  'https://user:secret@push.example/1',
  'file:///etc/passwd',
  'no address',
])('%s is no push service this server writes to', async (endpoint) => {
  const opened = await promptedGroups(database.db, { at: deps.clock.now() });
  const subscription = { ...service.subscribe(), endpoint };
  await expect(subscribeBrowser(deps, { actor: actorOf(opened), subscription, locale: 'en', trusted })).rejects.toMatchObject({
    code: 'push_endpoint_refused',
  });
});

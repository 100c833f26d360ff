import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../test/performed-world.ts';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import { performDue } from '../cues/index.ts';

const t = await testApp({ routes: 'whole' });
let owner: Awaited<ReturnType<typeof newOwner>>;
let scriptVersionId = '';
let key = '';

beforeAll(async () => {
  owner = await newOwner(t);
  scriptVersionId = await saveScript(
    [
      cue('d1-欢迎', { when: 'day 1 09:00', text: '欢迎来到{{ 群名 }}' }),
      cue('d1-课程', { when: 'day 1 19:30', who: 'teacher', stage: 'conversion', text: '今晚的课：{{ 第1课链接 }}' }),
      cue('d2-收尾', { when: 'day 2 21:00', text: '明天见' }),
    ],
    '  - { name: conversion, days: 2-3 }\nvariables:\n  第1课链接:\n',
  );
});
beforeEach(() => {
  key = `opening-${t.deps.random.token()}`;
});

async function saveScript(cues: readonly string[], head = ''): Promise<string> {
  return (await ok(t.request('POST', '/api/v1/scripts', { as: owner, body: { text: scriptText(cues.join('\n'), { head }) } })))
    .scriptVersionId;
}

const opening = (o: object = {}) => ({
  name: '十二月营',
  scriptVersionId,
  openingAt: '2026-12-01T09:00',
  zone: 'Asia/Shanghai',
  groups: [
    { channel: 'webRoom', count: 13 },
    { channel: 'prompter', count: 7 },
  ],
  values: { 第1课链接: 'https://example.com/1' },
  cast: ['host', 'teacher'].map((role) => ({ role, staffId: owner.staffId, deputyStaffId: null })),
  ...o,
});
const open = (body: object, idempotencyKey = key) =>
  t.request('POST', '/api/v1/campaigns', { as: owner, body, headers: { 'idempotency-key': idempotencyKey, 'accept-language': 'zh-CN' } });

async function groupCount(): Promise<number> {
  return inWorkspace(t.deps.db, owner.workspaceId, async (tx) => (await sql`select from flash_group`.execute(tx)).rows.length);
}

test('a campaign opens whole: twenty groups, numbered, with rooms, casts and what comes next', async () => {
  const campaign = await ok(open(opening()));
  expect(campaign).toMatchObject({
    name: '十二月营',
    scriptTitle: '测试',
    openingAt: '2026-12-01T01:00:00.000Z',
    groupCount: 20,
    memberCount: 0,
  });
  expect(campaign.groups).toHaveLength(20);
  expect(new Set(campaign.groups.map((group: { joinLink: string }) => group.joinLink)).size).toBe(20);
  expect(campaign.groups[13]).toMatchObject({
    ...{
      name: '十二月营 14群',
      channel: 'prompter',
      stage: 'trust',
      performance: 'running',
      room: 'open',
      day: 1,
      members: 0,
      late: 0,
      prompts: 0,
      now: null,
    },
    next: { cue: 'd1-欢迎', title: '欢迎来到{{ 群名 }}', day: 1, at: '09:00' },
  });
  const detail = await ok(t.request('GET', `/api/v1/groups/${campaign.groups[0].groupId}`, { as: owner }));
  expect(detail).toMatchObject({
    zone: 'Asia/Shanghai',
    cast: [{ role: 'host', displayName: '林知夏', deputyName: null }, { role: 'teacher' }],
  });
  expect((await ok(t.request('GET', '/api/v1/campaigns', { as: owner }))).items[0]).toMatchObject({ name: '十二月营', groupCount: 20 });
});

test('ten requests with one idempotency key, at once, open one campaign', async () => {
  const before = await groupCount();
  const answers = await Promise.all(Array.from({ length: 10 }, () => open(opening({ name: '同一期' }))));
  expect(new Set(answers.map((answer) => answer.body.campaignId)).size).toBe(1);
  expect(answers.map((answer) => answer.body.groups.length)).toEqual(Array(10).fill(20));
  expect(await groupCount()).toBe(before + 20);
});

test('a key that opened a campaign does not answer for another opening: it is refused and nothing is opened', async () => {
  const { campaignId } = await ok(open(opening()));
  const before = await groupCount();
  const others = [
    ...[{ name: '另一期' }, { openingAt: '2026-12-02T09:00' }, { zone: 'Asia/Tokyo' }, { groups: [{ channel: 'webRoom', count: 20 }] }],
    ...[
      { values: { 第1课链接: 'https://example.com/2' } },
      { cast: ['host', 'teacher'].map((role) => ({ role, staffId: owner.staffId })) },
    ],
  ];
  for (const other of others) expect(await open(opening(other))).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  expect(await groupCount()).toBe(before);
  expect(await ok(open(opening()))).toMatchObject({ campaignId });
});

test.each([
  ['a value is missing', { values: {} }, 422, 'values_missing', { missing: ['第1课链接'] }],
  ['a value is half a character', { values: { 第1课链接: 'a\ud800' } }, 400, 'invalid_request', undefined],
  ['a value is only spaces', { values: { 第1课链接: '  ' } }, 422, 'values_missing', { missing: ['第1课链接'] }],
  [
    'a value is given for what every member has of their own',
    { values: { 第1课链接: 'https://example.com/1', 昵称: '大家' } },
    400,
    'invalid_request',
    undefined,
  ],
  ['the zone is an offset', { zone: '+08:00' }, 400, 'invalid_request', undefined],
  ['a role is uncast', { cast: [] }, 422, 'role_uncast', { roles: ['host', 'teacher'] }],
  ['the opening is no time', { openingAt: '2026-13-01T09:00' }, 400, 'invalid_request', undefined],
  ['the zone is none', { zone: 'Asia/Nowhere' }, 400, 'invalid_request', undefined],
  ['there are no groups', { groups: [] }, 400, 'invalid_request', undefined],
  ['there are too many groups', { groups: [{ channel: 'webRoom', count: 501 }] }, 400, 'invalid_request', undefined],
  [
    'a role is cast twice',
    { cast: ['host', 'host'].map((role) => ({ role, staffId: crypto.randomUUID(), deputyStaffId: null })) },
    400,
    'invalid_request',
    undefined,
  ],
  [
    'somebody cast is not of the workspace',
    { cast: ['host', 'teacher'].map((role) => ({ role, staffId: crypto.randomUUID(), deputyStaffId: null })) },
    404,
    'not_found',
    undefined,
  ],
  ['the script does not exist', { scriptVersionId: crypto.randomUUID() }, 404, 'not_found', undefined],
  ['the name is empty', { name: ' ' }, 422, 'name_unusable', undefined],
])('nothing is opened when %s', async (_why, wrong, status, code, details) => {
  const before = await groupCount();
  const answer = await open(opening(wrong));
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  if (details) expect(answer.body.error.details).toEqual(details);
  expect(await groupCount()).toBe(before);
  expect(answer.body.error.message).toMatch(/[一-鿿]/);
});

test('a version saved before a rule was known is not opened against it', async () => {
  const text = scriptText(cue('hello', { when: '2h after join' }));
  const older = crypto.randomUUID();
  await inWorkspace(t.deps.db, owner.workspaceId, (tx) =>
    sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      select workspace_id, ${older}, script_id, 99, ${text}, saved_by, saved_at from script_version
      where script_version_id = ${scriptVersionId}`.execute(tx),
  );
  const answer = await open(opening({ scriptVersionId: older, values: {} }));
  expect(answer.body.error).toMatchObject({ code: 'script_has_errors', details: { findings: [{ rule: 'bad-time', cue: 'hello' }] } });
});

test('without an idempotency key nothing is opened', async () => {
  expect((await t.request('POST', '/api/v1/campaigns', { as: owner, body: opening() })).body.error.code).toBe('invalid_request');
});

test('a campaign that could not be opened can be opened with the same key once it is mended', async () => {
  expect((await open(opening({ values: {} }))).status).toBe(422);
  expect((await open(opening())).status).toBe(200);
});

test('the board says what needs people, and a paused group says so', async () => {
  const board = await ok(t.request('GET', '/api/v1/board', { as: owner }));
  expect(board.counts).toEqual({ groups: board.items.length, needPeople: 0, atRisk: 0 });
  const [first] = board.items;
  expect(await ok(t.request('POST', `/api/v1/groups/${first.groupId}/pause`, { as: owner }))).toMatchObject({ performance: 'paused' });
  t.clock.advance({ minutes: 5 });
  for (let done = await performDue(t.deps); done.groups > 0; ) done = await performDue(t.deps);
  const later = await ok(t.request('GET', '/api/v1/board', { as: owner }));
  expect(later.items[0]).toMatchObject({ groupId: first.groupId, late: 1, performance: 'paused' });
  expect(later.items[1]).toMatchObject({
    channel: 'prompter',
    prompts: 1,
    now: { cue: 'd1-欢迎', at: '09:00' },
    next: { cue: 'd1-课程', at: '19:30' },
  });
  expect(later.counts.atRisk).toBe(1);
  expect(later.counts.needPeople).toBe(later.items.reduce((sum: number, group: { prompts: number }) => sum + group.prompts, 0));
  expect(await ok(t.request('POST', `/api/v1/groups/${first.groupId}/resume`, { as: owner }))).toMatchObject({ performance: 'running' });
});

test('who follows a join link sees where it leads, and a member sees the room, its cast and what comes next', async () => {
  const campaign = await ok(open(opening({ groups: [{ channel: 'webRoom', count: 1 }] })));
  const code = campaign.groups[0].joinLink.split('/').at(-1);
  const invitation = await ok(t.request('GET', `/api/v1/join/${code}`, { headers: { 'accept-language': 'zh-CN' } }));
  expect(invitation).toMatchObject({
    groupName: '十二月营 1群',
    campaignName: '十二月营',
    workspaceName: '林知夏的工作室',
    roomOpen: true,
    staff: [{ role: 'host', roleWords: '班主任', displayName: '林知夏' }, { role: 'teacher' }],
  });
  const joined = await ok(t.request('POST', `/api/v1/join/${code}`, { body: { displayName: '小雨', joinKey: t.deps.random.token() } }));
  const room = await ok(t.request('GET', '/api/v1/room', { as: joined }));
  expect(room).toMatchObject({
    group: { name: '十二月营 1群', roomOpen: true },
    member: { displayName: '小雨' },
    today: { day: 1, next: { at: '2026-12-01T11:30:00.000Z' } },
  });
  expect(JSON.stringify(room)).not.toContain(owner.staffId);
});

import { importMarkdown, importTable, parseScript, writeScript } from '@kuaishan/script';
import { readTable } from '@kuaishan/script/workbook';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import { listImportMemory } from './import-memory.ts';
import { loadScript, registerScriptsRoutes } from './index.ts';

const t = await testApp({ routes: [registerScriptsRoutes] });
const owner = await newOwner(t);
const stranger = await newOwner(t, '外人');
const text = (title: string) => scriptText(cue('hello', { when: 'day 1 09:00', who: 'host', text: title }));
const save = (o: { text: string; scriptId?: string; baseVersionId?: string }) =>
  t.request('POST', '/api/v1/scripts', { as: owner, body: o });

test('a script is saved as numbered versions; the same text again is the same version', async () => {
  const first = await save({ text: text('早上好') });
  expect(first).toMatchObject({ status: 200, body: { number: 1 } });
  const { scriptId, scriptVersionId: baseVersionId } = first.body;
  expect((await save({ text: text('早上好'), scriptId, baseVersionId })).body).toEqual(first.body);
  expect((await save({ text: text('大家早'), scriptId, baseVersionId })).body).toMatchObject({ scriptId, number: 2 });
  const shown = await t.request('GET', `/api/v1/scripts/${scriptId}`, { as: owner });
  expect(shown.body).toMatchObject({ text: text('大家早'), latest: { number: 2, savedBy: '林知夏' }, roles: ['host'] });
});

test('versions are listed with who, when, why and what each changed; an earlier one is restored as the next; none can be changed or deleted', async () => {
  const { scriptId, scriptVersionId } = (await save({ text: text('早上好') })).body;
  await t.request('POST', '/api/v1/scripts', {
    as: owner,
    body: { text: text('大家早'), scriptId, baseVersionId: scriptVersionId, note: '更亲切' },
  });
  const seen = { scriptVersionId, baseVersionId: scriptVersionId };
  expect((await t.request('POST', `/api/v1/scripts/${scriptId}/restore`, { as: owner, body: seen })).body.error.code).toBe(
    'script_saved_since',
  );
  const { latest } = (await t.request('GET', `/api/v1/scripts/${scriptId}`, { as: owner })).body;
  const restored = await t.request('POST', `/api/v1/scripts/${scriptId}/restore`, {
    as: owner,
    body: { scriptVersionId, baseVersionId: latest.scriptVersionId, note: '还是原来的好' },
  });
  expect(restored).toMatchObject({ status: 200, body: { scriptId, number: 3 } });
  const listed = await t.request('GET', `/api/v1/scripts/${scriptId}/versions`, { as: owner, headers: { 'accept-language': 'zh-CN' } });
  expect(listed.body.items).toMatchObject([
    { number: 3, savedBy: '林知夏', note: '还是原来的好', changes: [expect.any(String)], groups: 0 },
    { number: 2, savedBy: '林知夏', note: '更亲切', changes: [expect.any(String)] },
    { number: 1, note: null, changes: null },
  ]);
  expect((await t.request('GET', `/api/v1/scripts/${scriptId}/versions`, { as: stranger })).status).toBe(404);
  const one = `/api/v1/scripts/${scriptId}/versions/${scriptVersionId}`;
  expect((await t.request('GET', one, { as: owner })).body).toMatchObject({ number: 1, text: text('早上好'), savedBy: '林知夏' });
  expect((await t.request('GET', one, { as: stranger })).status).toBe(404);
  const touch = (statement: ReturnType<typeof sql>) => inWorkspace(t.deps.db, owner.workspaceId, (tx) => statement.execute(tx));
  await expect(touch(sql`update script_version set text = 'x'`)).rejects.toMatchObject({ code: '42501' });
  await expect(touch(sql`delete from script_version`)).rejects.toMatchObject({ code: '42501' });
});

test('a version that this program cannot read is listed without its changes and shown as it was saved', async () => {
  const { scriptId, scriptVersionId } = (await save({ text: text('早上好') })).body;
  const old = '80000000-0000-7000-8000-000000000001';
  await inWorkspace(t.deps.db, owner.workspaceId, (tx) =>
    sql`
      insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      values (${owner.workspaceId}, ${old}, ${scriptId}, 2, 'kuaishan: 99', ${owner.staffId}, ${t.clock.now()})`.execute(tx),
  );
  expect((await save({ text: text('大家早'), scriptId, baseVersionId: old })).body).toMatchObject({ number: 3 });
  const listed = await t.request('GET', `/api/v1/scripts/${scriptId}/versions`, { as: owner });
  expect(listed.body.items).toMatchObject([{ number: 3, changes: null }, { number: 2, changes: null }, { scriptVersionId }]);
  expect((await t.request('GET', `/api/v1/scripts/${scriptId}/versions/${old}`, { as: owner })).body.text).toBe('kuaishan: 99');
});

test('a script with errors is not saved, and the answer names each place', async () => {
  const before = await t.request('GET', '/api/v1/scripts', { as: owner });
  const refused = await save({ text: text('早上好').replace('09:00', '25:00') });
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { code: 'script_has_errors', details: { findings: [{ rule: 'bad-time' }] } } },
  });
  expect((await t.request('GET', '/api/v1/scripts', { as: owner })).body).toEqual(before.body);
});

test('a script is handed out as a workbook under its title, and the workbook is the same script; a stranger gets none', async () => {
  const { scriptId } = (await save({ text: text('=不是公式') })).body;
  const url = `/api/v1/scripts/${scriptId}/workbook`;
  const answer = await t.app.inject({ method: 'GET', url, headers: { cookie: owner.cookie, 'accept-language': 'zh-CN' } });
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')]);
  const read = await readTable(new Uint8Array(answer.rawPayload), 'camp.xlsx');
  const imported = read.ok ? importTable(read.sheets, { locale: 'zh-CN' }) : null;
  const parsed = parseScript(text('=不是公式'));
  expect(imported?.text).toBe(parsed.ok && writeScript(parsed.script));
  expect((await t.request('GET', url, { as: stranger })).status).toBe(404);
});

test('a script is handed out as a Markdown document, too, and the document is the same script', async () => {
  const { scriptId } = (await save({ text: text('# 不是标题') })).body;
  const answer = await t.app.inject({ method: 'GET', url: `/api/v1/scripts/${scriptId}/document`, headers: { cookie: owner.cookie } });
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
    200,
    'text/markdown; charset=utf-8',
    expect.stringContaining('.md'),
  ]);
  const parsed = parseScript(text('# 不是标题'));
  expect(importMarkdown(answer.payload, { locale: 'zh-CN' }).text).toBe(parsed.ok && writeScript(parsed.script));
  expect((await t.request('GET', `/api/v1/scripts/${scriptId}/document`, { as: stranger })).status).toBe(404);
});

test('another workspace reads no script, not even one this process has in memory, and adds no version to it', async () => {
  const { scriptId, scriptVersionId } = (await save({ text: text('机密') })).body;
  const load = (workspaceId: string) => inWorkspace(t.deps.db, workspaceId, (tx) => loadScript(tx, scriptVersionId));
  expect((await load(owner.workspaceId)).cues).toHaveLength(1);
  await expect(load(stranger.workspaceId)).rejects.toMatchObject({ code: 'not_found' });
  expect((await t.request('GET', `/api/v1/scripts/${scriptId}`, { as: stranger })).status).toBe(404);
  expect((await t.request('POST', '/api/v1/scripts', { as: stranger, body: { text: text('x'), scriptId } })).status).toBe(404);
});

test('what was confirmed of a file is remembered by its headings, for this workspace alone; a field nobody knows is left out', async () => {
  const confirmed = { signature: '甲|乙|丙', columns: { 甲: 'day', 乙: 'time', 丙: 'text', 丁: 'nonsense' }, actions: { 统计: 'task' } };
  const put = (as: typeof owner, body: object) => t.request('PUT', '/api/v1/import-mappings', { as, body });
  const check = (as: typeof owner, reading?: unknown) =>
    t.request('POST', '/api/v1/scripts/check', {
      as,
      body: { kind: 'paste', text: '甲\t乙\t丙\nDay1\t9:00\t大家早上好呀\nDay2\t9:00\t大家晚上好呀', ...(reading ? { reading } : {}) },
    });
  expect((await put(owner, confirmed)).status).toBe(200);
  const remembered = await check(owner);
  expect(remembered.body.columns[0]).toMatchObject({ signature: '甲|乙|丙', remembered: true });
  expect(remembered.body.findings.map(({ rule }: { rule: string }) => rule)).toContain('columns-remembered');
  expect(remembered.body.cues).toHaveLength(2);
  expect((await check(owner, { forget: true })).body.columns[0]?.remembered ?? false).toBe(false);
  expect((await check(stranger)).body.columns[0]?.remembered ?? false).toBe(false);
  // what is said now comes before what is remembered
  const said = { memory: [{ ...confirmed, columns: { ...confirmed.columns, 丙: 'title' } }] };
  expect((await check(owner, said)).body.columns[0].columns.at(-1)).toMatchObject({ heading: '丙', field: 'title' });
  await put(owner, { ...confirmed, actions: { 播报: 'say' } });
  const kept = await inWorkspace(t.deps.db, owner.workspaceId, listImportMemory);
  expect(kept).toEqual([
    { signature: '甲|乙|丙', columns: { 甲: 'day', 乙: 'time', 丙: 'text', 丁: null }, actions: { 统计: 'task', 播报: 'say' } },
  ]);
  expect((await put(owner, { signature: '', columns: {}, actions: {} })).status).toBe(400);
});

test('a Markdown document is checked like a workbook, each row with its reason; another action is written into the text', async () => {
  const checked = await t.request('POST', '/api/v1/scripts/check', {
    as: owner,
    body: { kind: 'paste', text: '## Day1\n9:00群内：大家早\n20:00群内：统计打卡' },
  });
  expect(checked.body.table.map(({ cell, action }: { cell: string; action: string }) => [cell, action])).toEqual([
    ['Markdown!L2', 'say'],
    ['Markdown!L3', 'collect-homework'],
  ]);
  const [, row] = checked.body.table;
  const change = JSON.stringify({ kind: 'action', cues: row.cues, action: 'say' });
  const accept = [{ id: 'action', kind: 'action', cell: row.cell, words: '', change }];
  const changed = await t.request('POST', '/api/v1/scripts/check', { as: owner, body: { kind: 'yaml', text: checked.body.text, accept } });
  expect(changed.body.cues.map(({ action }: { action: string }) => action)).toEqual(['say', 'say']);
});

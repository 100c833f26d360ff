import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { importOrders, readOrderUpload, registerSalesRoutes } from './index.ts';

// each file is read in a thread of its own, one after the other
vi.setConfig({ testTimeout: 60_000 });

const t = await testApp({ routes: [registerSalesRoutes] });
const sample = readFileSync(new URL('../../../../../e2e/fixtures/bait-orders.csv', import.meta.url));

type Fields = { readonly shop?: string; readonly kind?: string; readonly mapping?: string };

/** Sends a file as a browser does: the fields, then the file. */
async function send(url: string, cookie: string, file: { name: string; bytes: Uint8Array }, fields: Fields = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([Uint8Array.from(file.bytes)], file.name));
  const encoded = new Response(form);
  const answer = await t.app.inject({
    method: 'POST',
    url,
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const IMPORT = '/api/v1/orders/imports';
const CHECK = '/api/v1/orders/imports/check';
const file = (text: string, name = 'orders.csv') => ({ name, bytes: Buffer.from(text) });
const csv = (...lines: string[]) => file(['订单号,下单时间,商品,实付金额,收货人,手机号,来源渠道,备注', ...lines, ''].join('\r\n'));

/** Everything there is of orders and people, to see that nothing changed. */
async function everything(workspaceId: string): Promise<string> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: t.database.superUrl });
  await client.connect();
  const rows: unknown[] = [];
  for (const table of ['contact', 'contact_identity', 'contact_note', 'shop_order']) {
    rows.push((await client.query(`select t.* from ${table} t where workspace_id = $1 order by t::text`, [workspaceId])).rows);
  }
  await client.end();
  return JSON.stringify(rows);
}

const changed = () =>
  Buffer.from(
    sample
      .toString('utf8')
      // a state column appears in no line; one amount, one phone that was missing, one new order, one broken line
      .replace(/(XE20261123001,[^\r]*?),9\.90,/u, '$1,8.80,')
      .replace(/\r\n$/u, '')
      .concat(
        '\r\nXE20261129001,2026-11-29 10:00:00,手机摄影5天训练营,9.90,新同学,199 0000 9999,公众号,\r\nXE20261129002,昨天,手机摄影5天训练营,9.90,某某,19900009998,公众号,\r\n',
      ),
  );

test('the sample: 320 orders of 324 lines, three without a phone; the second import changes nothing', async () => {
  const owner = await newOwner(t);
  const check = await send(CHECK, owner.cookie, { name: 'bait-orders.csv', bytes: sample });
  const counts = { lines: 324, orders: 320, new: 320, changed: 0, unchanged: 0, merged: 4, withoutPhone: 3, refused: 0 };
  expect(check).toMatchObject({ status: 200, body: { ok: true, mappedBy: 'proposal', shop: '店铺', kind: 'bait', counts } });
  expect(check.body.columns.map(({ field }: { field: string }) => field)).toEqual([
    ...['number', 'orderedAt', 'product', 'paid', 'name', 'phone', 'source', 'remark'],
  ]);
  expect(check.body.preview[0]).toMatchObject({
    place: '2',
    phone: '199****1000',
    paid: { amountMinor: 990, currency: 'CNY' },
    orderedAt: '2026-11-25T10:19:02.000Z',
  });
  const first = await send(IMPORT, owner.cookie, { name: 'bait-orders.csv', bytes: sample }, { shop: '小鹅通' });
  expect(first.body).toMatchObject({ shop: '小鹅通', counts });
  expect(first.body.withoutPhone).toHaveLength(3);
  const before = await everything(owner.workspaceId);
  const again = await send(IMPORT, owner.cookie, { name: 'bait-orders.csv', bytes: sample });
  expect(again.body).toMatchObject({ shop: '小鹅通', counts: { ...counts, new: 0, unchanged: 320 } });
  expect(await everything(owner.workspaceId)).toBe(before);
  const recheck = await send(CHECK, owner.cookie, { name: 'bait-orders.csv', bytes: sample });
  expect(recheck.body).toMatchObject({ mappedBy: 'memory', shop: '小鹅通', counts: { new: 0, changed: 0, unchanged: 320 } });
});

test('a changed file: one new order, one changed, the others untouched, a broken line named', async () => {
  const owner = await newOwner(t);
  await send(IMPORT, owner.cookie, { name: 'a.csv', bytes: sample });
  const expected = { lines: 326, orders: 321, new: 1, changed: 1, unchanged: 319, merged: 4, withoutPhone: 3, refused: 1 };
  const check = await send(CHECK, owner.cookie, { name: 'b.csv', bytes: changed() });
  expect(check.body.counts).toEqual(expected);
  t.clock.advance({ minutes: 1 });
  const second = await send(IMPORT, owner.cookie, { name: 'b.csv', bytes: changed() });
  expect(second.body).toMatchObject({ counts: expected, refused: [{ place: 'b.csv:327', reason: 'bad-time' }] });
  const list = await t.request('GET', IMPORT, { as: owner });
  expect(list.body.items).toMatchObject([
    { fileName: 'b.csv', importedBy: '林知夏', counts: expected },
    { fileName: 'a.csv', counts: { new: 320 } },
  ]);
});

/** The sample as it is read, for imports that begin at the same moment. */
async function readSample(workspaceId: string) {
  const read = await readOrderUpload(t.deps, {
    workspaceId,
    upload: { name: 'a.csv', bytes: sample, shop: null, kind: null, mapping: null },
  });
  if (!read.ok) throw new Error('the sample is not read');
  const { reading, kind } = read.settled;
  return {
    workspaceId,
    staffId: null,
    fileName: 'a.csv',
    kind,
    signature: reading.signature,
    mapping: reading.mapping,
    read: reading.read,
  };
}

test('the same file ten times at once: every order is new once, every contact made once', async () => {
  const owner = await newOwner(t);
  const source = await readSample(owner.workspaceId);
  const all = await Promise.all(Array.from({ length: 10 }, () => importOrders(t.deps, { ...source, shop: '有赞' })));
  expect(all.map(({ counts }) => counts.new).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 9 }, () => 0), 320]);
  expect(all.every(({ counts }) => counts.new + counts.unchanged === 320)).toBe(true);
  const [contacts, identities, , orders] = JSON.parse(await everything(owner.workspaceId)) as unknown[][];
  expect([contacts?.length, identities?.length, orders?.length]).toEqual([317, 317, 320]);
});

test('eight shops at once with the same buyers make one contact for each phone', async () => {
  const owner = await newOwner(t);
  const source = await readSample(owner.workspaceId);
  const all = await Promise.all(Array.from({ length: 8 }, (_, n) => importOrders(t.deps, { ...source, shop: `店${n}` })));
  expect(all.map(({ counts }) => counts.new)).toEqual(Array.from({ length: 8 }, () => 320));
  const [contacts, identities, , orders] = JSON.parse(await everything(owner.workspaceId)) as unknown[][];
  expect([contacts?.length, identities?.length, orders?.length]).toEqual([317, 317, 8 * 320]);
});

test('a phone that was missing and is there now brings the order its contact; a phone that went missing takes nothing away', async () => {
  const owner = await newOwner(t);
  await send(
    IMPORT,
    owner.cookie,
    csv('A1000001,2026-11-25 10:00,课,9.90,小林,,公众号,', 'A1000002,2026-11-25 11:00,课,9.90,小周,19900000002,公众号,第一次'),
  );
  const list = await t.request('GET', '/api/v1/orders/without-phone', { as: owner });
  expect(list.body).toMatchObject({
    total: 1,
    items: [{ number: 'A1000001', problem: 'missing', paid: { amountMinor: 990, currency: 'CNY' } }],
  });
  const next = csv(
    'A1000001,2026-11-25 10:00,课,9.90,小林,+86 199-0000-0001,公众号,',
    'A1000002,2026-11-25 11:00,课,9.90,小周,,公众号,第一次',
  );
  const second = await send(IMPORT, owner.cookie, next);
  expect(second.body.counts).toMatchObject({ new: 0, changed: 1, unchanged: 1, withoutPhone: 0 });
  expect((await t.request('GET', '/api/v1/orders/without-phone', { as: owner })).body.total).toBe(0);
});

test('a refund seen later is a change, its amount kept; the order stays one order', async () => {
  const owner = await newOwner(t);
  const head = '订单号,付款时间,商品名称,实付金额,退款金额,订单状态,手机';
  const shop = (state: string, refund: string) =>
    file(`${head}\nB2000001,2026/11/25 10:00,系统课,"¥1,299.00",${refund},${state},19900000001\n`);
  await send(IMPORT, owner.cookie, shop('交易完成', ''), { kind: 'main' });
  expect((await send(IMPORT, owner.cookie, shop('部分退款', '100.00'))).body.counts).toMatchObject({ changed: 1 });
  expect((await send(IMPORT, owner.cookie, shop('已退款', ''))).body.counts).toMatchObject({ changed: 1 });
  const orders = (JSON.parse(await everything(owner.workspaceId)) as { state: string; refunded_minor: string; kind: string }[][])[3];
  expect(orders).toMatchObject([{ state: 'refunded', refunded_minor: '129900', kind: 'main', state_written: '已退款' }]);
});

test('the mapping that was confirmed is what the next file with these headings is read by', async () => {
  const owner = await newOwner(t);
  const odd = file('甲,乙,丙\nX300000001,19900000001,9.90\nX300000002,19900000002,9.90\n');
  const mapping = JSON.stringify(['number', 'phone', null]);
  expect((await send(IMPORT, owner.cookie, odd, { mapping, shop: '微店' })).body.counts).toMatchObject({ new: 2, withoutPhone: 0 });
  expect((await send(CHECK, owner.cookie, odd)).body).toMatchObject({
    mappedBy: 'memory',
    shop: '微店',
    columns: [{ field: 'number' }, { field: 'phone' }, { field: null }],
  });
  expect((await send(CHECK, owner.cookie, odd, { mapping: '["number","number",null]' })).status).toBe(400);
});

test('what is no order file is answered with its reason, and nothing is imported', async () => {
  const owner = await newOwner(t);
  expect((await send(CHECK, owner.cookie, file('%PDF-1.7 ', 'orders.xlsx'))).body).toMatchObject({
    ok: false,
    findings: [{ rule: 'not-a-workbook', place: 'orders.xlsx' }],
  });
  expect(await send(IMPORT, owner.cookie, file('%PDF-1.7 ', 'orders.xlsx'))).toMatchObject({
    status: 422,
    body: { error: { code: 'orders_unreadable' } },
  });
  expect((await send(IMPORT, owner.cookie, file('姓名,城市\n小林,杭州\n'))).body.error.message).toMatch(/order number/);
  expect((await t.request('GET', IMPORT, { as: owner })).body.items).toEqual([]);
});

test('another workspace sees no order, no import and no mapping of this one', async () => {
  const [owner, stranger] = [await newOwner(t), await newOwner(t, '外人')];
  await send(IMPORT, owner.cookie, { name: 'a.csv', bytes: sample }, { shop: '有赞' });
  expect((await t.request('GET', IMPORT, { as: stranger })).body.items).toEqual([]);
  expect((await t.request('GET', '/api/v1/orders/without-phone', { as: stranger })).body.total).toBe(0);
  expect((await send(CHECK, stranger.cookie, { name: 'a.csv', bytes: sample })).body).toMatchObject({
    mappedBy: 'proposal',
    counts: { new: 320 },
  });
});

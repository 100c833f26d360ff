import { beforeAll, expect, test } from 'vitest';
import { ok, type PerformedWorld, performedWorld } from '../../../test/performed-world.ts';
import { testApp } from '../../../test/test-app.ts';
import { performDue } from './index.ts';

const t = await testApp({ routes: 'whole' });
let world: PerformedWorld;
beforeAll(async () => {
  world = await performedWorld(t, '甲');
  // ten minutes passed at once, so the group catches up with one cue a minute
  t.clock.advance({ minutes: 1 });
  await performDue(t.deps);
});
const chinese = { 'accept-language': 'zh-CN' };
const get = (path: string) => ok(t.request('GET', path, { as: world.owner, headers: chinese }));
const post = (path: string, body: object = {}) => t.request('POST', path, { as: world.owner, headers: chinese, body });
const room = () => world.groups[0]!;
const cuesOf = async (groupId: string) => (await get(`/api/v1/groups/${groupId}/cues`)).items;

test('the prompt book shows what was said as it was said, and what is to come as it will be', async () => {
  const [welcome, private_, closing] = await cuesOf(room().groupId);
  expect(welcome).toMatchObject({
    cue: 'd1-欢迎',
    title: '甲开营',
    stage: 'trust',
    role: 'host',
    where: 'room',
    action: 'say',
    state: 'performed',
    day: 1,
    text: '甲开营',
    recipients: 2,
    settledBy: null,
    attachments: [{ name: '甲海报.png', contentType: 'image/png', url: expect.stringContaining('/api/v1/media/') }],
    prompt: null,
  });
  expect(private_).toMatchObject({ where: 'private', state: 'performed', recipients: 2 });
  expect(closing).toMatchObject({ state: 'planned', reason: null, lateMinutes: null, dueAt: closing.plannedAt });
});

test('where a person posts, the book names who was prompted, and the claim', async () => {
  const { groupId, deliveryIds } = world.groups[2]!;
  expect((await cuesOf(groupId))[0]).toMatchObject({
    state: 'performed',
    prompt: { state: 'prompted', staffName: '甲阿澈', claimedAt: null },
  });
  const claimed = await post(`/api/v1/prompts/${deliveryIds[0]}/claim`);
  expect(claimed.body).toMatchObject({ deliveryId: deliveryIds[0], state: 'claimed', text: '甲开营' });
  expect((await post(`/api/v1/prompts/${deliveryIds[0]}/claim`)).body).toEqual(claimed.body);
  expect((await cuesOf(groupId))[0]).toMatchObject({ prompt: { state: 'claimed', staffName: '甲老板' } });
  expect((await get(`/api/v1/groups/${groupId}/feed`)).items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ text: '甲开营', author: expect.objectContaining({ name: '甲老板', role: 'host' }) }),
    ]),
  );
});

test('go, hold, release and skip say beforehand what they would do, and answer the cue as it then is', async () => {
  const { groupId, cueRunIds } = world.groups[1]!;
  const at = `/api/v1/groups/${groupId}/cues/${cueRunIds[1]}`;
  expect((await post(`${at}/go?preview=true`)).body).toEqual({
    effect: { performs: [{ cueRunId: cueRunIds[1], title: '甲收尾' }], recipients: 2, skips: [], quietUntil: null },
  });
  expect((await post(`${at}/hold`)).body).toMatchObject({ state: 'held' });
  expect((await post(`${at}/release?preview=true`)).body).toEqual({ effect: { performs: [], recipients: 0, skips: [], quietUntil: null } });
  expect((await post(`${at}/release`)).body).toMatchObject({ state: 'planned' });
  expect((await post(`${at}/skip`)).body).toMatchObject({ state: 'skipped', reason: 'by-person', settledBy: '甲老板' });
  expect((await post(`${at}/go`)).body).toMatchObject({ state: 'performed', settledBy: '甲老板', text: '甲收尾' });
  const refused = await post(`${at}/skip`);
  expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([
    409,
    'cue_settled',
    '这个节点已经执行，不能再这样操作',
  ]);
});

test('slipping answers what moved; minutes that are none are refused with the field named', async () => {
  const path = `/api/v1/groups/${room().groupId}/slip`;
  const answer = await post(path, { minutes: 15, preview: true, idempotencyKey: 'preview' });
  expect(answer.body).toMatchObject({ moved: [{ title: '甲收尾' }], dropped: [] });
  for (const minutes of [0, -5, 721, 1.5]) {
    const refused = await post(path, { minutes, idempotencyKey: 'x' });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalid_request']);
    expect(refused.body.error.message).toContain('minutes');
  }
});

test('why tells for a performed cue what it was filled with and whom it reached, and for one to come when and by whom', async () => {
  const { groupId, cueRunIds } = room();
  const done = await get(`/api/v1/groups/${groupId}/cues/${cueRunIds[0]}/why`);
  expect(done.sentences[0]).toMatch(/^第1天 09:\d\d(:\d\d)? 到点执行/);
  expect(done.rows).toEqual(
    expect.arrayContaining([
      { label: '剧本里的时间', value: '第1天 09:00', holds: null },
      { label: '由谁', value: '班主任 · 甲阿澈', holds: true },
      { label: '群', value: '开着', holds: true },
      { label: '素材', value: '甲海报.png · 已上传', holds: true },
      { label: '送达', value: '2 人', holds: null },
    ]),
  );
  const coming = await get(`/api/v1/groups/${groupId}/cues/${cueRunIds[1]}/why`);
  expect(coming.sentences).toEqual(['还没到点：第1天 21:00 执行。']);
  expect(coming.rows).toContainEqual({ label: '到点', value: '第1天 21:00', holds: false });
});

test('why a member got what they got and not what they did not', async () => {
  const { groupId, members } = room();
  const why = await get(`/api/v1/groups/${groupId}/members/${members[0]!.memberId}/why`);
  expect(why.milestones.map((one: { words: string }) => one.words)).toEqual(expect.arrayContaining(['发过言', '私聊过']));
  expect(why.cues.map((one: { cue: string; received: boolean; because: string }) => [one.cue, one.received, one.because])).toEqual([
    ['d1-欢迎', true, expect.stringMatching(/^第1天 09:\d\d.* 发在群里$/)],
    ['d1-私信', true, expect.stringMatching(/私聊发给了 TA/)],
    ['d1-收尾', false, '待执行，第1天 21:00 到点'],
  ]);
});

test('the audit of the whole workspace is clean', async () => {
  const audit = await get('/api/v1/audit');
  expect(audit).toMatchObject({ groups: 3, lost: 0, twice: 0, details: [] });
  expect(audit.performed).toBe(audit.expected);
});

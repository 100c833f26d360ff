import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { onStage } from '../../../../test/on-stage.ts';
import { cue } from '../../../../test/test-scripts.ts';
import { inWorkspace } from '../../../platform/db/index.ts';
import { auditWorkspace, directCue, pausePerformance } from '../index.ts';
import { listCampaignCues } from './list-campaign-cues.ts';
import { sayToCampaign } from './say-to-campaign.ts';
import type { Saying } from './saying.ts';

const database = await testDatabase();
afterAll(() => database.close());

const evening = [
  cue('said', { when: 'day 1 19:00', text: '今晚20:00开抢，别迟到', title: '预告' }),
  cue('offer', { when: 'day 1 20:00', title: '开抢' }),
  cue('early', { when: 'day 2 04:30', title: '清晨' }),
  cue('live-end', { when: 'on go', title: '直播结束' }),
  cue('thanks', { when: '10m after live-end', title: '致谢' }),
];

async function atEvening(o: { groups?: number; channel?: 'webRoom' | 'prompter'; cues?: readonly string[] } = {}) {
  const s = await onStage(database.db, o.cues ?? evening, { groups: o.groups ?? 5, channel: o.channel ?? 'webRoom' });
  s.deps.clock.advance({ hours: 10 });
  await s.performAll();
  s.deps.clock.advance({ minutes: 30 });
  let keys = 0;
  const say = (saying: Saying, more: { preview?: boolean; idempotencyKey?: string; groupIds?: readonly string[] } = {}) =>
    sayToCampaign(s.deps, {
      actor: s.host,
      locale: 'zh-CN',
      request: { campaignId: s.opened.campaignId, groupIds: null, saying, preview: false, idempotencyKey: `key-${++keys}`, ...more },
    });
  const states = async (cueId: string) => Promise.all(s.opened.groupIds.map(async (groupId) => (await s.runOf(cueId, groupId)).state));
  return { ...s, say, states };
}

test('a go to a whole campaign is performed in every group that can, tells what cannot and why, and what waits for it follows', async () => {
  const s = await atEvening();
  const [paused = '', closed = '', performed = ''] = s.opened.groupIds;
  await pausePerformance(s.deps, { actor: s.host, groupId: paused });
  await s.opened.work((tx) => sql`update room set closed_at = ${s.deps.clock.now()} where group_id = ${closed}`.execute(tx));
  const { cueRunId } = await s.runOf('live-end', performed);
  await directCue(s.deps, { actor: s.host, groupId: performed, cueRunId, word: 'go' });
  const go = { word: 'go', cueId: 'live-end' } as const;
  const expected = { counts: { groups: 5, done: 3, already: 1, refused: 1, failed: 0, cues: 3, recipients: 6 } };
  const asked = await s.say(go, { preview: true });
  expect(asked).toMatchObject(expected);
  expect(await s.states('live-end')).toEqual(['planned', 'planned', 'performed', 'planned', 'planned']);
  const said = await s.say(go);
  expect(said).toMatchObject(expected);
  expect(said.groups).toEqual(asked.groups);
  expect(said.groups.find((one) => one.groupId === closed)).toMatchObject({ outcome: 'refused', why: expect.stringContaining('群已关闭') });
  expect(await s.states('live-end')).toEqual(['performed', 'planned', 'performed', 'performed', 'performed']);
  expect((await s.runOf('thanks', paused)).dueAt).not.toBeNull();
  expect(await auditWorkspace(s.deps, { workspaceId: s.workspaceId, locale: 'en' })).toMatchObject({ lost: 0, twice: 0 });
});

test('the same key says it once, however often and simultaneously, and answers the same; for something else it is refused', async () => {
  const s = await atEvening();
  const slip = { word: 'slip', minutes: 15 } as const;
  const answers = await Promise.all(Array.from({ length: 6 }, () => s.say(slip, { idempotencyKey: 'one' })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ counts: { done: 5, cues: 5 } });
  expect(await s.runOf('offer')).toMatchObject({ dueAt: new Date('2026-12-01T20:15:00+08:00') });
  await expect(s.say({ word: 'slip', minutes: 20 }, { idempotencyKey: 'one' })).rejects.toMatchObject({ code: 'conflict' });
});

test('a slip says beforehand what moves in how many groups, what it overtakes past the night, and which words already said name the old hour', async () => {
  const s = await atEvening({ groups: 3 });
  const { preview, counts } = await s.say({ word: 'slip', minutes: 600 }, { preview: true });
  expect(counts).toMatchObject({ groups: 3, done: 0, already: 3, cues: 0 });
  expect(preview?.dropped).toEqual([{ title: '开抢', at: null, groups: 3 }]);
  const less = await s.say({ word: 'slip', minutes: 30 }, { preview: true });
  expect(less.preview).toMatchObject({
    moved: [{ title: '开抢', from: '2026-12-01T12:00:00.000Z', to: '2026-12-01T12:30:00.000Z', groups: 3 }],
    saysOldHour: [{ title: '预告', at: '2026-12-01T12:00:00.000Z', groups: 3 }],
    overtaken: [],
  });
  const late = await atEvening({
    groups: 1,
    cues: [cue('night', { when: 'day 2 02:00', title: '夜', sendUntil: '8h' }), ...evening.slice(2)],
  });
  expect((await late.say({ word: 'slip', minutes: 180 }, { preview: true })).preview?.overtaken).toEqual([
    { title: '清晨', at: '2026-12-01T20:30:00.000Z', groups: 1 },
  ]);
});

test('pause and resume of a campaign withdraw and give back every group’s prompts; a group that is over is told', async () => {
  const s = await atEvening({ channel: 'prompter' });
  const [over = ''] = s.opened.groupIds;
  await s.opened.work(async (tx) => {
    await sql`update performance set state = 'finished' where group_id = ${over}`.execute(tx);
    await sql`update delivery set state = 'expired' where group_id = ${over}`.execute(tx);
  });
  const waiting = async () => {
    const { rows } = await s.opened.work((tx) =>
      sql<{ n: number }>`select count(*) as n from delivery where state = 'prompted'`.execute(tx),
    );
    return rows[0]?.n;
  };
  expect(await waiting()).toBe(4);
  expect(await s.say({ word: 'pause' })).toMatchObject({ counts: { done: 4, refused: 1 } });
  expect(await waiting()).toBe(0);
  expect(await s.say({ word: 'pause' })).toMatchObject({ counts: { done: 0, already: 4, refused: 1 } });
  expect(await s.say({ word: 'resume' })).toMatchObject({ counts: { done: 4, refused: 1 } });
  expect(await waiting()).toBe(4);
});

test('hold, release and skip of one cue reach every group, or only the groups named', async () => {
  const s = await atEvening({ groups: 3 });
  const [first = '', ...others] = s.opened.groupIds;
  expect(await s.say({ word: 'hold', cueId: 'offer' })).toMatchObject({ counts: { done: 3, cues: 3 } });
  expect(await s.say({ word: 'release', cueId: 'offer' }, { groupIds: [first] })).toMatchObject({ counts: { groups: 1, done: 1 } });
  expect(await s.states('offer')).toEqual(['planned', 'held', 'held']);
  expect(await s.say({ word: 'skip', cueId: 'live-end' }, { preview: true })).toMatchObject({
    counts: { done: 3 },
    preview: { skips: [{ title: '致谢', groups: 3 }] },
  });
  await s.say({ word: 'skip', cueId: 'live-end' }, { groupIds: others });
  expect(await s.states('thanks')).toEqual(['planned', 'skipped', 'skipped']);
  expect(await s.say({ word: 'go', cueId: 'no-such-cue' })).toMatchObject({ counts: { refused: 3 } });
});

test('a go said to a campaign while its cue is being performed leaves it said once in every group', async () => {
  for (let round = 0; round < 4; round++) {
    const s = await atEvening({ groups: 4 });
    s.deps.clock.advance({ minutes: 30 });
    await Promise.all([s.say({ word: 'go', cueId: 'offer' }), s.performAll(), s.say({ word: 'go', cueId: 'offer' }), s.performAll()]);
    expect(await s.states('offer')).toEqual(['performed', 'performed', 'performed', 'performed']);
    for (const groupId of s.opened.groupIds) expect((await s.said(groupId)).filter((one) => one.cue === 'offer')).toHaveLength(1);
  }
});

test('a group it breaks in is told as failed and stops no other; the same key tries it again', async () => {
  const s = await atEvening({ groups: 3 });
  const [broken = ''] = s.opened.groupIds;
  const script = async (version: string) =>
    s.opened.work((tx) => sql`update performance set script_version_id = ${version}::uuid where group_id = ${broken}`.execute(tx));
  const unreadable = s.deps.random.uuid();
  await s.opened.work((tx) =>
    sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      select workspace_id, ${unreadable}::uuid, script_id, 2, 'of a newer version', saved_by, saved_at from script_version`.execute(tx),
  );
  await script(unreadable);
  const slip = { word: 'slip', minutes: 15 } as const;
  expect(await s.say(slip, { idempotencyKey: 'again' })).toMatchObject({ counts: { done: 2, failed: 1 } });
  await script(s.opened.scriptVersionId);
  expect(await s.say(slip, { idempotencyKey: 'again' })).toMatchObject({ counts: { done: 3, failed: 0 } });
  for (const groupId of s.opened.groupIds) {
    expect(await s.runOf('offer', groupId)).toMatchObject({ dueAt: new Date('2026-12-01T20:15:00+08:00') });
  }
});

test('a go in quiet hours says beforehand until when it is quiet', async () => {
  const s = await atEvening({ groups: 1 });
  s.deps.clock.moveTo(new Date('2026-12-01T23:30:00+08:00'));
  const { preview } = await s.say({ word: 'go', cueId: 'live-end' }, { preview: true });
  expect(preview?.quietUntil).toBe(new Date('2026-12-02T07:30:00+08:00').toISOString());
});

test('the cues of a campaign are listed in the script’s order with how many groups have them in which state', async () => {
  const s = await atEvening({ groups: 3 });
  const cues = await inWorkspace(s.deps.db, s.workspaceId, (tx) =>
    listCampaignCues(tx, { workspaceId: s.workspaceId, campaignId: s.opened.campaignId }),
  );
  expect(cues.map((one) => [one.title, one.states, one.firstDueAt])).toEqual([
    ['预告', { performed: 3 }, null],
    ['开抢', { planned: 3 }, '2026-12-01T12:00:00.000Z'],
    ['清晨', { planned: 3 }, '2026-12-01T20:30:00.000Z'],
    ['直播结束', { planned: 3 }, null],
    ['致谢', { planned: 3 }, null],
  ]);
});

import { beforeAll, expect, test } from 'vitest';
import { ok } from '../../../test/performed-world.ts';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { cue, scriptText } from '../../../test/test-scripts.ts';
import { auditWorkspace, performDue, slipRest } from '../cues/index.ts';

const t = await testApp({ routes: 'whole' });
let owner: Awaited<ReturnType<typeof newOwner>>;
let scriptVersionId = '';

beforeAll(async () => {
  owner = await newOwner(t);
  const cues = [
    cue('a', { when: 'day 1 09:10' }),
    cue('b', { when: 'day 1 09:11' }),
    cue('after-b', { when: '10m after b' }),
    cue('bound', { when: 'day 1 09:30', sendUntil: 'day 1 09:40' }),
    cue('late', { when: 'day 1 22:20' }),
  ];
  const text = scriptText(cues.join('\n'), { head: 'quietHours: 22:30-07:30' });
  scriptVersionId = (await ok(t.request('POST', '/api/v1/scripts', { as: owner, body: { text } }))).scriptVersionId;
});

let openings = 0;
const open = (offsets: readonly number[] | null, groups = 3, channel = 'webRoom') =>
  t.request('POST', '/api/v1/campaigns', {
    as: owner,
    headers: { 'idempotency-key': `staggered-${++openings}`, 'accept-language': 'en' },
    body: {
      ...{ name: '错开', scriptVersionId, openingAt: '2026-12-01T09:00', zone: 'Asia/Shanghai', values: {} },
      ...{ groups: [{ channel, count: groups }], cast: [{ role: 'host', staffId: owner.staffId, deputyStaffId: null }] },
      ...{ offsets },
    },
  });
interface Cue {
  readonly cue: string;
  readonly cueRunId: string;
  readonly dueAt: string;
}
const cuesOf = async (groupId: string) =>
  (await ok(t.request('GET', `/api/v1/groups/${groupId}/cues`, { as: owner }))).items as readonly Cue[];
/** Minute of the hour each cue is due at. */
const minutes = async (groupId: string) => (await cuesOf(groupId)).map(({ cue: id, dueAt }) => `${id} ${dueAt.slice(14, 16)}`);

test('everything of a group comes later by its minutes, in the same order; the ends the script names stay', async () => {
  const { groups } = await ok(open([0, 1, 3]));
  expect(await minutes(groups[0].groupId)).toEqual(['a 10', 'b 11', 'after-b 21', 'bound 30', 'late 20']);
  expect(await minutes(groups[2].groupId)).toEqual(['a 13', 'b 14', 'after-b 24', 'bound 33', 'late 23']);
  const [, , , bound] = await cuesOf(groups[2].groupId);
  const why = await ok(
    t.request('GET', `/api/v1/groups/${groups[2].groupId}/cues/${bound?.cueRunId}/why`, {
      as: owner,
      headers: { 'accept-language': 'en' },
    }),
  );
  expect(why.rows).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ label: 'Staggered', value: expect.stringMatching(/^\+3 min/) }),
      expect.objectContaining({ label: 'At the latest', value: expect.stringContaining('09:40') }),
    ]),
  );
});

test('it is performed so, a later slip comes on top, and the audit finds nothing lost, early or twice', async () => {
  const { groups } = await ok(open([0, 2, 3]));
  const [first, second] = groups as readonly { groupId: string }[];
  const states = async (groupId: string) =>
    (await ok(t.request('GET', `/api/v1/groups/${groupId}/cues`, { as: owner }))).items.map(
      (one: { cue: string; state: string }) => `${one.cue} ${one.state}`,
    );
  const play = async (count: number) => {
    for (let minute = 0; minute < count; minute++) {
      t.clock.advance({ minutes: 1 });
      while ((await performDue(t.deps)).groups > 0);
    }
  };
  await play(11);
  expect((await states(first!.groupId)).slice(0, 2)).toEqual(['a performed', 'b performed']);
  expect((await states(second!.groupId)).slice(0, 2)).toEqual(['a planned', 'b planned']);
  await slipRest(t.deps, {
    actor: { kind: 'staff', workspaceId: owner.workspaceId, staffId: owner.staffId, permission: 'operator' },
    ...{ groupId: second!.groupId, minutes: 5, preview: false, idempotencyKey: 'slip' },
  });
  expect(await minutes(second!.groupId)).toEqual(['a 17', 'b 18', 'after-b 28', 'bound 37', 'late 27']);
  await play(60);
  const audit = await auditWorkspace(t.deps, { workspaceId: owner.workspaceId, locale: 'en' });
  expect(audit).toMatchObject({ lost: 0, twice: 0 });
});

test.each([
  [[0, 1], 'offsets: there are 3 groups and 2 numbers; give one for each group'],
  [[0, 0, 10], 'offsets: a stagger may take up to 9 minutes, not 10: later “bound” would come past its own end'],
  [[0, 0, 31], 'offsets'],
  [[0, 0, -1], 'offsets'],
  [[0, 0, 1.5], 'offsets'],
])('a stagger of %j is refused with the reason, and nothing is opened', async (offsets, words) => {
  const before = (await ok(t.request('GET', '/api/v1/campaigns', { as: owner }))).items.length;
  const answer = await open(offsets);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
  expect(JSON.stringify(answer.body.error)).toContain(words);
  expect((await ok(t.request('GET', '/api/v1/campaigns', { as: owner }))).items).toHaveLength(before);
});

test('a campaign that runs already is staggered once: what is still to come, and nobody has too much afterwards', async () => {
  const campaign = await ok(open(null, 14, 'prompter'));
  const stagger = (preview: boolean) =>
    t.request('POST', `/api/v1/campaigns/${campaign.campaignId}/stagger`, { as: owner, body: { preview } });
  // the morning is over: of what is still to come only the evening's is too much
  const proposed = await ok(stagger(true));
  expect(proposed).toMatchObject({
    staggered: false,
    tooMuch: { displayName: '林知夏', day: 1, at: '22:20', title: '这是 late', rooms: 14, lateMinutes: 2 },
    stagger: { longest: 2, still: 0 },
  });
  const last = campaign.groups[13].groupId;
  const before = await minutes(last);
  expect(before.at(-1)).toBe('late 20');
  const made = await Promise.all([stagger(false), stagger(false), stagger(false)]);
  expect(made.filter((answer) => answer.body.staggered === false)).toHaveLength(1);
  expect((await minutes(last)).at(-1)).toBe('late 22');
  expect((await minutes(last)).slice(0, -1)).toEqual(before.slice(0, -1));
  expect(await ok(stagger(true))).toEqual({ staggered: true, tooMuch: null, stagger: null });
});

test('where software posts there is nothing to stagger; of a campaign that is not there nothing is told', async () => {
  const { campaignId } = await ok(open(null, 14));
  const nothing = { staggered: false, tooMuch: null, stagger: null };
  expect(await ok(t.request('POST', `/api/v1/campaigns/${campaignId}/stagger`, { as: owner, body: {} }))).toEqual(nothing);
  const nowhere = `/api/v1/campaigns/${crypto.randomUUID()}/stagger`;
  expect(await t.request('POST', nowhere, { as: owner, body: {} })).toMatchObject({ status: 404 });
});

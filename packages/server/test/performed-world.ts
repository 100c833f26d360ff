import { performDue } from '../src/direction/cues/index.ts';
import { type NewOwner, newOwner, type TestApp } from './test-app.ts';
import { cue, scriptText } from './test-scripts.ts';

/** A workspace in the middle of a campaign, made through the API as its people would. */
export interface PerformedWorld {
  readonly workspaceId: string;
  readonly owner: { readonly cookie: string };
  readonly account: NewOwner['account'];
  readonly staffIds: readonly string[];
  /** an invitation nobody has used */
  readonly inviteToken: string;
  readonly scriptId: string;
  readonly scriptVersionId: string;
  readonly campaignId: string;
  readonly mediaId: string;
  readonly rehearsalId: string;
  /** the invited assistant handed their shift to the owner, who has given it back */
  readonly handOverId: string;
  /** two web rooms, then one where a person is prompted */
  readonly groups: readonly WorldGroup[];
}

export interface WorldGroup {
  readonly groupId: string;
  readonly joinCode: string;
  /** a performed cue of the whole group, and one that waits */
  readonly cueRunIds: readonly string[];
  readonly members: readonly { readonly memberId: string; readonly token: string }[];
  readonly deliveryIds: readonly string[];
}

/** Everything people wrote in a world has its name in it, so that a leak shows. */
export async function performedWorld(t: TestApp, name: string): Promise<PerformedWorld> {
  const owner = await newOwner(t, `${name}老板`);
  const as = { cookie: owner.cookie };
  const invited = await ok(t.request('POST', '/api/v1/staff', { as, body: { displayName: `${name}阿澈`, permission: 'assistant' } }));
  const mediaId = await uploadPoster(t, { cookie: owner.cookie, name });
  const text = scriptText(
    [
      cue('d1-欢迎', { when: 'day 1 09:00', text: `${name}开营`, attachments: [`${name}海报.png`] }),
      cue('d1-私信', { when: 'day 1 09:05', where: 'private', text: `${name}私信` }),
      cue('d1-收尾', { when: 'day 1 21:00', text: `${name}收尾` }),
    ].join('\n'),
  );
  const script = await ok(t.request('POST', '/api/v1/scripts', { as, body: { text } }));
  const rehearsal = await ok(
    t.request('POST', `/api/v1/script-versions/${script.scriptVersionId}/rehearsals`, {
      as,
      body: { groups: 1, membersPerGroup: 1, opening: '2026-12-01T09:00', zone: 'Asia/Shanghai', channel: null },
    }),
  );
  const campaign = await ok(
    t.request('POST', '/api/v1/campaigns', {
      as,
      headers: { 'idempotency-key': `opening-${t.deps.random.token()}` },
      body: {
        name: `${name}营`,
        scriptVersionId: script.scriptVersionId,
        openingAt: localNow(t),
        zone: 'Asia/Shanghai',
        groups: [
          { channel: 'webRoom', count: 2 },
          { channel: 'prompter', count: 1 },
        ],
        values: {},
        cast: [{ role: 'host', staffId: invited.staffId, deputyStaffId: owner.staffId }],
      },
    }),
  );

  const joined = [];
  for (const group of campaign.groups) joined.push({ group, members: await joinTwo(t, { code: group.joinLink.split('/').at(-1), name }) });
  t.clock.advance({ minutes: 10 });
  for (let done = await performDue(t.deps); done.groups > 0; ) done = await performDue(t.deps);
  const prompts = await ok(t.request('GET', '/api/v1/prompts?mine=false', { as }));
  const groups = [];
  for (const { group, members } of joined) {
    for (const [index, { token }] of members.entries()) {
      await say(t, { token, place: 'room', text: `${name}成员${index}在群里说` });
      await say(t, { token, place: 'private', text: `${name}成员${index}私下说` });
    }
    const runs = await ok(t.request('GET', `/api/v1/groups/${group.groupId}/cues`, { as }));
    groups.push({
      groupId: group.groupId,
      joinCode: group.joinLink.split('/').at(-1),
      cueRunIds: [runs.items.at(0).cueRunId, runs.items.at(-1).cueRunId],
      members,
      deliveryIds: prompts.items
        .filter((prompt: { groupId: string }) => prompt.groupId === group.groupId)
        .map((prompt: { deliveryId: string }) => prompt.deliveryId),
    });
  }
  const handOver = await ok(
    t.request('POST', '/api/v1/shifts/hand-over', {
      as,
      headers: { 'idempotency-key': `shift-${t.deps.random.token()}` },
      body: { fromStaffId: invited.staffId, toStaffId: owner.staffId },
    }),
  );
  await ok(t.request('POST', `/api/v1/shifts/hand-overs/${handOver.handOverId}/undo`, { as, body: {} }));
  return {
    ...{
      workspaceId: owner.workspaceId,
      owner: as,
      account: owner.account,
      staffIds: [owner.staffId, invited.staffId],
      inviteToken: invited.inviteLink.split('/').at(-1),
    },
    ...{ scriptId: script.scriptId, scriptVersionId: script.scriptVersionId, campaignId: campaign.campaignId, mediaId, groups },
    handOverId: handOver.handOverId,
    rehearsalId: rehearsal.rehearsalId,
  };
}

/** The body of an answer that must be a success. */
export async function ok(answer: ReturnType<TestApp['request']>): Promise<Awaited<typeof answer>['body']> {
  const { status, text, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body;
}

async function joinTwo(t: TestApp, o: { code: string; name: string }): Promise<WorldGroup['members']> {
  const members = [];
  for (const nth of [1, 2]) {
    const body = { displayName: `${o.name}成员${nth}`, joinKey: t.deps.random.token() };
    const { token, member } = await ok(t.request('POST', `/api/v1/join/${o.code}`, { body }));
    members.push({ memberId: member.memberId, token });
  }
  return members;
}

async function say(t: TestApp, o: { token: string; place: 'room' | 'private'; text: string }): Promise<void> {
  await ok(
    t.request('POST', '/api/v1/room/messages', {
      as: { token: o.token },
      body: { text: o.text, place: o.place, clientKey: t.deps.random.token() },
    }),
  );
}

async function uploadPoster(t: TestApp, o: { cookie: string; name: string }): Promise<string> {
  const boundary = 'poster-boundary';
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/media',
    headers: {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      cookie: o.cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${o.name}海报.png"\r\n\r\n`),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.from(`${o.name}\r\n--${boundary}--\r\n`),
    ]),
  });
  return answer.json<{ mediaId: string }>().mediaId;
}

function localNow(t: TestApp): string {
  return Temporal.Instant.fromEpochMilliseconds(t.clock.now().getTime())
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

import { randomUUID } from 'node:crypto';
import { type Answered, type Askers, ask, type Request } from './ask.ts';
import type { Served } from './served.ts';

/** A workspace in use: an owner, a saved script, an open campaign, a member. */
export interface Stage extends Askers {
  readonly staffId: string;
  readonly scriptVersionId: string;
  readonly groupIds: readonly string[];
  readonly joinCodes: readonly string[];
  readonly memberId: string;
}

export const account = { email: 'owner@example.com', password: 'correct horse battery' };

/** Sets a stage through the API alone, as people would: the owner's link, a script, a campaign, joining. */
export async function setStage(
  served: Served,
  o: { script: string; groups: number; openingAt: string; zone: string; values?: Readonly<Record<string, string>> },
): Promise<Stage> {
  let askers: Askers = { url: served.url, cookie: '', token: '' };
  const send = async (request: Request) => must(await ask(askers, request, 'en'));
  const entered = await enter(served);
  askers = { ...askers, cookie: entered.cookie };
  const script = await send({ path: '/api/v1/scripts', as: 'owner', json: { text: o.script } });
  const campaign = await send({
    path: '/api/v1/campaigns',
    as: 'owner',
    headers: { 'idempotency-key': randomUUID() },
    json: {
      name: 'December',
      scriptVersionId: script['scriptVersionId'],
      openingAt: o.openingAt,
      zone: o.zone,
      groups: [{ channel: 'webRoom', count: o.groups }],
      values: o.values ?? {},
      cast: [{ role: 'host', staffId: entered.staffId, deputyStaffId: null }],
    },
  });
  const groups = campaign['groups'] as readonly { groupId: string; joinLink: string }[];
  const joinCodes = groups.map(({ joinLink }) => joinLink.split('/').at(-1) ?? '');
  const joined = await send({ path: `/api/v1/join/${joinCodes[0]}`, json: { displayName: 'Xiaoyu', joinKey: randomUUID() } });
  return {
    ...askers,
    token: String(joined['token']),
    staffId: entered.staffId,
    scriptVersionId: String(script['scriptVersionId']),
    groupIds: groups.map(({ groupId }) => groupId),
    joinCodes,
    memberId: (joined['member'] as { memberId: string }).memberId,
  };
}

/** The owner's link, used as the console does. */
async function enter(served: Served): Promise<{ cookie: string; staffId: string }> {
  const response = await fetch(`${served.url}/api/v1/entry`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: served.ownerLink?.split('/').at(-1),
      displayName: 'Owner',
      workspaceName: 'Studio',
      locale: 'zh-CN',
      zone: 'Asia/Shanghai',
      ...account,
    }),
  });
  const me = (await response.json()) as { staffId?: string };
  if (!me.staffId) throw new Error(`the owner's link was not taken: ${JSON.stringify(me)}`);
  return {
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
    staffId: me.staffId,
  };
}

/** An answer that has to be a good one: the stage stands on it. */
export function must(answered: Answered): Answered['body'] {
  if (answered.status === 200) return answered.body;
  throw new Error(`the stage could not be set: ${answered.status} ${answered.text}`);
}

/** Everything a refused request must not have changed, as one text. */
export async function everythingOf(stage: Stage): Promise<string> {
  const paths = [
    '/api/v1/scripts',
    '/api/v1/campaigns',
    '/api/v1/media',
    '/api/v1/orders/imports',
    '/api/v1/staff',
    `/api/v1/groups/${stage.groupIds[0]}/members`,
    `/api/v1/groups/${stage.groupIds[0]}/feed`,
  ];
  const answers = await Promise.all(paths.map((path) => ask(stage, { path, as: 'owner' }, 'en')));
  return answers.map(({ status, text }) => `${status} ${text}`).join('\n');
}

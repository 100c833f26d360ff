import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type APIRequestContext, type APIResponse, type Page, request } from '@playwright/test';
import type { Stage } from './start-stage.ts';

const samples = path.resolve(import.meta.dirname, '../../packages/script/test/fixtures');
/** An operator's own file, as they keep it. */
export const workbook = path.join(samples, 'photo-camp-5-days.xlsx');

/** A colleague by the name the cast knows them by; assistants here, as their permission is not what the flows are about. */
const colleagues = { assistant: '小满', consultant: '小禾', teacher: '林老师' } as const;

export interface Group {
  readonly groupId: string;
  readonly name: string;
  readonly joinLink: string;
  readonly channel: string;
}

/** The owner of a workspace, working through the API: for what a flow needs to be there, not for what it shows. */
export interface Owner {
  readonly api: APIRequestContext;
  /** what a browser needs to be this owner */
  readonly signedIn: Awaited<ReturnType<APIRequestContext['storageState']>>;
  /** The sample camp opened on 2026-12-01 at 09:00 in Shanghai, every proposal accepted, the owner being the host. */
  openCamp(o: { groups: readonly { channel: 'webRoom' | 'prompter'; count: number }[] }): Promise<readonly Group[]>;
}

export const owner = { name: '阿澈', email: 'ache@camp.example', password: 'a long enough pass phrase', workspace: '光影学堂' } as const;

/** Makes the owner's account with the stage's one-time link. */
export async function enterAsOwner(stage: Stage, o: { locale: 'zh-CN' | 'en' } = { locale: 'zh-CN' }): Promise<Owner> {
  const api = await request.newContext({
    baseURL: stage.url,
    extraHTTPHeaders: { origin: stage.url, 'accept-language': o.locale },
  });
  await answer(
    api.post('/api/v1/entry', {
      data: {
        token: stage.ownerLink.split('/').at(-1),
        ...{ displayName: owner.name, email: owner.email, password: owner.password, workspaceName: owner.workspace },
        ...{ locale: o.locale, zone: 'Asia/Shanghai' },
      },
    }),
  );
  return { api, signedIn: await api.storageState(), openCamp: (wish) => openCamp(api, wish) };
}

async function openCamp(api: APIRequestContext, o: Parameters<Owner['openCamp']>[0]): Promise<readonly Group[]> {
  const file = { name: path.basename(workbook), mimeType: 'application/octet-stream', buffer: await readFile(workbook) };
  const checked = await answer<{ text: string; proposals: unknown[] }>(api.post('/api/v1/scripts/check', { multipart: { file } }));
  const accepted = await answer<{ text: string }>(
    api.post('/api/v1/scripts/check', { data: { kind: 'yaml', text: checked.text, accept: checked.proposals } }),
  );
  const saved = await answer<{ scriptId: string; scriptVersionId: string }>(
    api.post('/api/v1/scripts', { data: { text: saidInRooms(accepted.text) } }),
  );
  const { missing } = await answer<{ missing: { name: string }[] }>(api.get(`/api/v1/scripts/${saved.scriptId}`));
  const cast = [{ role: 'host', staffId: (await answer<{ staffId: string }>(api.get('/api/v1/me'))).staffId, deputyStaffId: null }];
  for (const [role, displayName] of Object.entries(colleagues)) {
    const { staffId } = await answer<{ staffId: string }>(api.post('/api/v1/staff', { data: { displayName, permission: 'assistant' } }));
    cast.push({ role, staffId, deputyStaffId: null });
  }
  const campaign = await answer<{ groups: Group[] }>(
    api.post('/api/v1/campaigns', {
      headers: { 'idempotency-key': `e2e-${o.groups.map(({ channel, count }) => `${channel}${count}`).join('-')}` },
      data: {
        ...{ name: '光影·第 12 期', scriptVersionId: saved.scriptVersionId },
        ...{ openingAt: '2026-12-01T09:00', zone: 'Asia/Shanghai', groups: o.groups, cast },
        values: Object.fromEntries(missing.map(({ name }) => [name, answerFor(name)])),
      },
    }),
  );
  return campaign.groups;
}

/**
 * The flows are about rooms in which much is said by itself. What the importer tells to be a lesson, homework, a sale … is done by hand until its feature is
 * built; here the operator has chosen "say" for those rows.
 */
function saidInRooms(script: string): string {
  const byHand =
    'release-lesson|collect-homework|collect-introductions|ask|announce-live|live-start|live-end|open-offer|last-call|collect-showcase|settle';
  return script.replaceAll(new RegExp(`^( +do: )(?:${byHand})$`, 'gm'), '$1say');
}

/** A value for a variable of the sample; a link where one is meant. */
function answerFor(name: string): string {
  if (!name.includes('链接')) return '好几';
  return `https://camp.example/${/\d/.exec(name)?.[0] ?? 'live'}`;
}

/** The body of an answer that should be a good one. */
export async function answer<T>(asked: Promise<APIResponse>): Promise<T> {
  const response = await asked;
  if (!response.ok()) throw new Error(`${response.status()} ${response.url()}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** A colleague with an account of their own in `page`'s browser, by the link they were invited with. */
export async function signInAs(page: Page, o: { owner: Owner; name: string }): Promise<void> {
  const { items } = await answer<{ items: { staffId: string; displayName: string }[] }>(o.owner.api.get('/api/v1/staff'));
  const { staffId } = items.find((one) => one.displayName === o.name) ?? { staffId: '' };
  const { inviteLink } = await answer<{ inviteLink: string }>(o.owner.api.post(`/api/v1/staff/${staffId}/invite`));
  const token = inviteLink.split('/').at(-1);
  const account = {
    ...{ displayName: o.name, email: `${staffId}@camp.example`, password: 'a long enough pass phrase', workspaceName: owner.workspace },
  };
  await answer(page.request.post('/api/v1/entry', { data: { token, ...account, locale: 'zh-CN', zone: 'Asia/Shanghai' } }));
}

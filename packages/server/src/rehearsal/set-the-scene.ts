import { type ChannelName, missingMark, missingVariables, type RoleName, type Script, wordOf } from '@kuaishan/script';
import { type RehearsalApi, rehearsalApi } from './rehearsal-api.ts';
import type { RehearsalStage } from './rehearsal-stage.ts';

/** One transparent pixel (PNG): stands for every file the script names, so that a cue of a picture alone has something to say. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

export interface VirtualColleague {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly RoleName[];
  readonly api: RehearsalApi;
}

export interface RehearsalScene {
  readonly workspaceId: string;
  readonly owner: RehearsalApi;
  readonly colleagues: readonly VirtualColleague[];
  /** in the order of their numbers */
  readonly groups: readonly { readonly groupId: string; readonly name: string; readonly joinCode: string }[];
}

/** Opens the campaign as an operator does, through the public API: one person a role, every value that has no source shown as missing. */
export async function setTheScene(
  stage: RehearsalStage,
  o: { script: Script; text: string; groups: number; channel: ChannelName; opening: string; zone: string; origin: string },
): Promise<RehearsalScene> {
  const owner = await enter(stage, { ...o, label: 'owner', name: '—', token: stage.ownerToken });
  const me = await owner.get<{ workspace: { workspaceId: string } }>('/api/v1/me');
  const colleagues: VirtualColleague[] = [];
  for (const role of new Set(o.script.cues.map((cue) => cue.role))) {
    const name = o.script.roles[role] ?? wordOf('roles', role, 'zh-CN');
    const made = await owner.post<{ staffId: string; inviteLink: string }>('/api/v1/staff', { displayName: name, permission: 'assistant' });
    const api = await enter(stage, { ...o, label: role, name, token: made.inviteLink.split('/').at(-1) ?? '' });
    colleagues.push({ staffId: made.staffId, name, roles: [role], api });
  }
  for (const name of new Set(o.script.cues.flatMap((cue) => cue.attachments))) await owner.upload('/api/v1/media', { name, bytes: pixel });
  const { scriptVersionId } = await owner.post<{ scriptVersionId: string }>('/api/v1/scripts', { text: o.text });
  const values = Object.fromEntries(missingVariables(o.script).map(({ name }) => [name, missingValue(name)]));
  const campaign = await owner.post<{ groups: readonly { groupId: string; name: string; joinLink: string }[] }>(
    '/api/v1/campaigns',
    {
      name: o.script.title.slice(0, 60),
      scriptVersionId,
      openingAt: o.opening,
      zone: o.zone,
      groups: [{ channel: o.channel, count: o.groups }],
      values,
      cast: colleagues.map(({ staffId, roles }, index) => ({
        role: roles[0],
        staffId,
        deputyStaffId: colleagues[(index + 1) % colleagues.length]?.staffId ?? null,
      })),
    },
    { 'idempotency-key': 'rehearsal' },
  );
  const groups = campaign.groups.map(({ groupId, name, joinLink }) => ({ groupId, name, joinCode: joinLink.split('/').at(-1) ?? '' }));
  return { workspaceId: me.workspace.workspaceId, owner, colleagues, groups };
}

/** What stands in a text where a value without a source would. */
export function missingValue(name: string): string {
  return missingMark(name, 'zh-CN');
}

async function enter(
  stage: RehearsalStage,
  o: { label: string; name: string; token: string; zone: string; origin: string },
): Promise<RehearsalApi> {
  const email = `${o.label}@rehearsal.example`;
  const stranger = rehearsalApi(stage.app, { label: `staff ${o.label}`, address: '127.0.0.1', origin: o.origin, headers: {} });
  const form = {
    token: o.token,
    email,
    password: 'not asked for here',
    displayName: o.name,
    workspaceName: '—',
    locale: 'zh-CN',
    zone: o.zone,
  };
  await stranger.post('/api/v1/entry', form);
  const headers = { cookie: `virtual=${encodeURIComponent(email)}` };
  return rehearsalApi(stage.app, { label: `staff ${o.label}`, address: '127.0.0.1', origin: o.origin, headers });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoleName } from '@kuaishan/script';
import { type ApiClient, apiClient } from './api-client.ts';
import type { DemoStaff, DemoState, DemoWords } from './demo-state.ts';
import { openingValues } from './opening-values.ts';

/** The pictures the camp names. */
const posters = ['开营海报.png', '科普图.png', '直播海报.png'] as const;
/** Where the system posts itself, and where people are prompted: 20 groups. Two are enough to see one post go to several rooms, and few enough to keep up with. */
const groups = [
  { channel: 'webRoom', count: 18 },
  { channel: 'prompter', count: 2 },
] as const;

interface StaffAtWork {
  readonly client: ApiClient;
  readonly staff: DemoStaff;
}

export interface Scene {
  /** signed in, one per staff member, in the state's order */
  readonly staff: readonly [StaffAtWork, ...StaffAtWork[]];
  readonly groups: readonly { readonly groupId: string; readonly name: string; readonly joinLink: string; readonly channel: string }[];
}

interface StaffRow {
  readonly staffId: string;
  readonly displayName: string;
  readonly signedUp: boolean;
}
interface Check {
  readonly ok: boolean;
  readonly text: string;
  readonly rows: number | null;
  readonly cues: readonly unknown[];
  readonly days: number;
  readonly findings: readonly { readonly severity: string }[];
  readonly missing: readonly { readonly name: string }[];
}

/**
 * Makes the demo's workspace the way an operator would, through the public API only: sign up with the owner's link, invite colleagues, upload pictures, drop the
 * workbook, save what it was corrected to, open 20 groups. Every step looks first whether it was done, so it may be run again after any interruption.
 *
 * @param ownerLink gives the owner's one-time link; null when they have an account
 * @param tell called with what was done, for the terminal
 */
export async function setTheScene(o: {
  origin: string;
  state: DemoState;
  ownerLink: () => Promise<string | null>;
  tell: (done: DemoWords) => void;
}): Promise<Scene> {
  const { origin, state } = o;
  const [owner, ...colleagues] = state.staff;
  const ownerClient = apiClient({ origin });
  await enter(ownerClient, owner, { zone: state.zone, link: await o.ownerLink() });
  const staff: [StaffAtWork, ...StaffAtWork[]] = [{ client: ownerClient, staff: owner }];
  for (const colleague of colleagues) {
    const client = apiClient({ origin });
    await enter(client, colleague, { zone: state.zone, link: await inviteLink(ownerClient, colleague) });
    staff.push({ client, staff: colleague });
  }
  await uploadPosters(ownerClient);
  const scriptVersionId = await importCamp(ownerClient, o.tell);
  const campaign = await openGroups(ownerClient, state, scriptVersionId);
  o.tell({ 'zh-CN': `${campaign.groups.length} 个群已就绪`, en: `${campaign.groups.length} groups are ready` });
  return { staff, groups: campaign.groups };
}

/** Who has no account yet (`link` gives one) makes it with their one-time link; the others sign in. */
async function enter(client: ApiClient, who: DemoStaff, o: { zone: string; link: string | null }): Promise<void> {
  const { email, password, displayName } = who;
  if (o.link === null) return void (await client.post('/api/auth/sign-in/email', { email, password }));
  const token = o.link.split('/').at(-1) ?? '';
  await client.post('/api/v1/entry', { token, email, password, displayName, workspaceName: '光影摄影', locale: 'zh-CN', zone: o.zone });
}

/** The invitation of a colleague who has not signed up yet; null = has. */
async function inviteLink(owner: ApiClient, who: DemoStaff): Promise<string | null> {
  const { items } = await owner.get<{ items: readonly StaffRow[] }>('/api/v1/staff');
  const known = items.find((row) => row.displayName === who.displayName);
  if (known?.signedUp) return null;
  const path = known ? `/api/v1/staff/${known.staffId}/invite` : '/api/v1/staff';
  const { inviteLink: link } = await owner.post<{ inviteLink: string }>(path, { displayName: who.displayName, permission: 'assistant' });
  return link;
}

async function uploadPosters(owner: ApiClient): Promise<void> {
  const { items } = await owner.get<{ items: readonly { readonly name: string }[] }>('/api/v1/media');
  for (const name of posters) {
    if (items.some((stored) => stored.name === name)) continue;
    await owner.upload('/api/v1/media', { name, bytes: await readFile(join(import.meta.dirname, 'posters', name)) });
  }
}

/**
 * The operator's workbook is checked as it is, and what it was corrected to is saved: the camp of the same name beside it, which says at its head what was
 * changed. Gives the version to open.
 */
async function importCamp(owner: ApiClient, tell: (done: DemoWords) => void): Promise<string> {
  const { items } = await owner.get<{ items: readonly { readonly latest: { readonly scriptVersionId: string } }[] }>('/api/v1/scripts');
  if (items[0]) return items[0].latest.scriptVersionId;
  const workbook = 'photo-camp-5-days.xlsx';
  const bytes = await readFile(join(import.meta.dirname, workbook));
  const checked = await owner.upload<Check>('/api/v1/scripts/check', { name: workbook, bytes });
  const counts = [checked.rows, checked.cues.length, checked.days, checked.findings.length] as const;
  tell({
    'zh-CN': `导入工作簿：${counts[0]} 行 → ${counts[1]} 个节点，${counts[2]} 天；${counts[3]} 条提示`,
    en: `workbook imported: ${counts[0]} rows → ${counts[1]} cues on ${counts[2]} days; ${counts[3]} findings`,
  });
  const text = await readFile(join(import.meta.dirname, 'photo-camp-5-days.yaml'), 'utf8');
  const corrected = await owner.post<Check>('/api/v1/scripts/check', { kind: 'yaml', text });
  const left = corrected.findings.filter(({ severity }) => severity !== 'info').length;
  tell({
    'zh-CN': `照提示改干净：${corrected.cues.length} 个节点，还有 ${left} 处要改`,
    en: `corrected as it was told: ${corrected.cues.length} cues, ${left} left to mend`,
  });
  const saved = await owner.post<{ scriptVersionId: string }>('/api/v1/scripts', { text: corrected.text });
  return saved.scriptVersionId;
}

async function openGroups(owner: ApiClient, state: DemoState, scriptVersionId: string): Promise<{ groups: Scene['groups'] }> {
  const { items: staff } = await owner.get<{ items: readonly StaffRow[] }>('/api/v1/staff');
  const idOf = (role: RoleName): string | null => {
    const name = state.staff.find((member) => member.role === role)?.displayName;
    return staff.find((row) => row.displayName === name)?.staffId ?? null;
  };
  const cast = state.staff.flatMap(({ role }) => {
    const staffId = idOf(role);
    return staffId === null ? [] : [{ role, staffId, deputyStaffId: role === 'host' ? idOf('assistant') : idOf('host') }];
  });
  const { items: scripts } = await owner.get<{ items: readonly { readonly scriptId: string }[] }>('/api/v1/scripts');
  const script = await owner.get<{ missing: Check['missing'] }>(`/api/v1/scripts/${scripts[0]?.scriptId ?? ''}`);
  const values = openingValues(script.missing.map(({ name }) => name));
  return owner.post(
    '/api/v1/campaigns',
    { name: '光影·第 12 期', scriptVersionId, openingAt: state.openingAt, zone: state.zone, groups, values, cast },
    { 'idempotency-key': `demo-${state.openingAt}-${state.seed}` },
  );
}

import { type ChannelName, type Finding, isZone, lintScript, missingVariables, type Script, variableSource } from '@kuaishan/script';
import { getWorkspace, listStaff, personName } from '../../facts/identity/index.ts';
import { createCampaign, createGroups } from '../../features/groups/index.ts';
import { type Casting, castRoles, proposeDeputy } from '../../features/staffing/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError, type Problem } from '../../platform/errors.ts';
import { openPerformances } from '../cues/index.ts';
import { loadScript, rolesOf } from '../scripts/index.ts';
import { openingInstant } from './domain/room-day.ts';
import { staggerSlip } from './domain/stagger-slip.ts';

/** More groups than any campaign on record; one request stays one quick transaction. */
export const groupsMax = 500;

export interface OpeningRequest {
  readonly name: string;
  readonly scriptVersionId: string;
  /** wall clock of `zone`: `2026-12-01T09:00` */
  readonly openingAt: string;
  readonly zone: string;
  readonly groups: readonly { readonly channel: ChannelName; readonly count: number }[];
  readonly values: Readonly<Record<string, string>>;
  /** a deputy that is absent is proposed; null = none */
  readonly cast: readonly (Omit<Casting, 'deputyStaffId'> & { readonly deputyStaffId?: string | null | undefined })[];
  /** minutes by which everything of each group comes later, in the order of the groups; null = all at the script's times */
  readonly offsets?: readonly number[] | null | undefined;
  readonly idempotencyKey: string;
}

/** What opening refuses of a script's findings: nothing in a rehearsal, which exists to show what comes of them. */
export type Strictness = 'for-real' | 'rehearsing';

/**
 * Opens a campaign: its groups with their rooms, casts, performances and cue runs, all or nothing. The same idempotency key answers the
 * campaign it opened, to the same request. Gives the campaign's id.
 * @throws DomainError `invalid_request` (opening, values of variables that are not asked for, a stagger beyond what the script allows), `values_missing`, `role_uncast`,
 *   `channel_cannot`, `script_has_errors`, `not_found` (script version, staff), `conflict` (the key was used for another opening)
 */
export async function openCampaign(deps: Deps, o: { actor: StaffActor; request: OpeningRequest; strictness: Strictness }): Promise<string> {
  const { actor, request } = o;
  const { workspaceId } = actor;
  const name = personName(request.name, 60);
  const openingAt = openingInstant(request.openingAt, request.zone);
  if (!openingAt)
    throw new DomainError('invalid_request', { problems: [isZone(request.zone) ? noSuchTime(request) : noSuchZone(request)] });
  const channels = request.groups.flatMap(({ channel, count }) => Array<ChannelName>(count).fill(channel));
  const at = deps.clock.now();

  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const script = await named('scriptVersionId', () => loadScript(tx, request.scriptVersionId));
    const { locale } = await getWorkspace(tx);
    refuseUnready(script, request);
    refuseStagger(script, request, channels.length);
    if (o.strictness === 'for-real') refuseFindings(script, new Set(channels));

    const { campaignId, fresh } = await createCampaign(tx, deps, {
      ...{ workspaceId, name, scriptVersionId: request.scriptVersionId, openingAt, zone: request.zone },
      ...{ values: request.values, openedBy: actor.staffId, openedAt: at },
      ...{ idempotencyKey: request.idempotencyKey, asked: { ...request, name } },
    });
    if (!fresh) return campaignId;
    const groups = await createGroups(tx, deps, { workspaceId, campaignId, campaignName: name, locale, channels, at });
    const staff = (await listStaff(tx)).map((one) => one.staffId);
    const groupIds = groups.map((group) => group.groupId);
    await named('cast', () => castRoles(tx, { workspaceId, groupIds, cast: withDeputies(request.cast, staff), at }));
    const minutes = new Map(groups.map(({ groupId, ordinal }) => [groupId, request.offsets?.[ordinal - 1] ?? 0]));
    const stagger = { staffId: actor.staffId, minutes };
    await openPerformances(tx, { workspaceId, groupIds, scriptVersionId: request.scriptVersionId, at, stagger });
    return campaignId;
  });
}

/** Every role with somebody who stands by for it, where the workspace has a second person. */
function withDeputies(cast: OpeningRequest['cast'], staff: readonly string[]): readonly Casting[] {
  const players = new Map(cast.map(({ role, staffId }) => [role, staffId]));
  return cast.map(({ role, staffId, deputyStaffId }) => ({
    ...{ role, staffId },
    deputyStaffId: deputyStaffId === undefined ? proposeDeputy({ role, staffId, cast: players, staff }) : deputyStaffId,
  }));
}

/** Refuses what could not be performed truthfully: a text with a hole, a line nobody speaks. */
function refuseUnready(script: Script, o: Pick<OpeningRequest, 'values' | 'cast'>): void {
  // an answer would stand before what the product knows: every member would be addressed by one name
  const taken = Object.keys(o.values).filter((name) => variableSource(name, script).kind !== 'asked');
  if (taken.length > 0) throw new DomainError('invalid_request', { problems: taken.map(takenWords) });
  const missing = missingVariables(script).filter(({ name }) => !Object.hasOwn(o.values, name) || o.values[name]?.trim() === '');
  if (missing.length > 0) throw new DomainError('values_missing', { missing: missing.map((variable) => variable.name) });
  const cast = new Set(o.cast.map((casting) => casting.role));
  const uncast = rolesOf(script).filter((role) => !cast.has(role));
  if (uncast.length > 0) throw new DomainError('role_uncast', { roles: uncast });
}

/** Refuses a stagger that would bring something into the night or past its end. */
function refuseStagger(script: Script, { offsets, openingAt }: Pick<OpeningRequest, 'offsets' | 'openingAt'>, groups: number): void {
  if (!offsets) return;
  const { hour, minute } = Temporal.PlainDateTime.from(openingAt);
  const slip = staggerSlip(script, { offsets, groups, openingMinute: hour * 60 + minute });
  if (slip) throw new DomainError('invalid_request', { problems: [slip] });
}

/** Refuses a cue the channel cannot carry, and every other error among the findings. */
function refuseFindings(script: Script, channels: ReadonlySet<ChannelName>): void {
  const errors = [...channels].map((channel) => errorsOn(script, channel));
  const cannot = errors.flat().filter(({ rule }) => rule === 'channel-cannot' || rule === 'cannot-hear');
  if (cannot.length > 0) throw new DomainError('channel_cannot', { findings: cannot });
  // a version saved before a rule was known, or on another channel than the script's own; of both channels' findings the first say it
  const findings = errors.find((found) => found.length > 0);
  if (findings) throw new DomainError('script_has_errors', { findings });
}

function errorsOn(script: Script, channel: ChannelName): readonly Finding[] {
  return lintScript(script, { channel }).filter((finding) => finding.severity === 'error');
}

/** What is not found is said with the field that names it. */
async function named<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DomainError && error.code === 'not_found' ? new DomainError('not_found', { field }) : error;
  }
}

function noSuchTime({ openingAt }: OpeningRequest): Problem {
  return { 'zh-CN': `openingAt: 没有“${openingAt}”这个时间`, en: `openingAt: there is no time “${openingAt}”` };
}

function noSuchZone({ zone }: OpeningRequest): Problem {
  return {
    'zh-CN': `zone: 没有“${zone}”这个时区，应如 Asia/Shanghai`,
    en: `zone: there is no time zone “${zone}”; it looks like Asia/Shanghai`,
  };
}

function takenWords(name: string): Problem {
  return { 'zh-CN': `values.${name}: 这个变量有自己的值，不用填`, en: `values.${name}: has a value of its own` };
}

import type { ChannelName, Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { openRooms } from '../conversations/index.ts';

/** A campaign as it is opened: one batch, one script version, one opening. */
export interface NewCampaign {
  readonly workspaceId: string;
  readonly name: string;
  readonly scriptVersionId: string;
  readonly openingAt: Date;
  readonly zone: string;
  readonly values: Readonly<Record<string, string>>;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly idempotencyKey: string;
  /** the request under that key, whatever has since become of the campaign */
  readonly asked: object;
}

/**
 * Notes a campaign, once per idempotency key: of requests that come twice or at once, one makes it and the others learn its id.
 * `fresh` says whether this call did.
 * @throws DomainError `conflict` (the key was used for something else)
 */
export async function createCampaign(tx: Tx, deps: Pick<Deps, 'random'>, o: NewCampaign): Promise<{ campaignId: string; fresh: boolean }> {
  const campaignId = deps.random.uuid();
  const asked = JSON.stringify(o.asked);
  const made = await sql`
    insert into campaign (workspace_id, campaign_id, name, script_version_id, opening_at, zone, variable_values, opened_by, opened_at, idempotency_key, asked)
    values (${o.workspaceId}, ${campaignId}, ${o.name}, ${o.scriptVersionId}, ${o.openingAt}, ${o.zone}, ${JSON.stringify(o.values)}::jsonb,
      ${o.openedBy}, ${o.openedAt}, ${o.idempotencyKey}, ${asked}::jsonb)
    on conflict (workspace_id, idempotency_key) do nothing`.execute(tx);
  if (made.numAffectedRows === 1n) return { campaignId, fresh: true };
  const { rows } = await sql<{ campaign_id: string; same: boolean }>`
    select campaign_id, asked is null or asked = ${asked}::jsonb as same from campaign
    where workspace_id = ${o.workspaceId} and idempotency_key = ${o.idempotencyKey}`.execute(tx);
  const known = rows[0];
  if (!known) throw new Error('a campaign that conflicts by its key cannot be found by it');
  if (!known.same) throw new DomainError('conflict');
  return { campaignId: known.campaign_id, fresh: false };
}

export interface CreatedGroup {
  readonly groupId: string;
  readonly ordinal: number;
  readonly channel: ChannelName;
}

const groupName: Readonly<Record<Locale, (campaign: string, ordinal: number) => string>> = {
  'zh-CN': (campaign, ordinal) => `${campaign} ${ordinal}群`,
  en: (campaign, ordinal) => `${campaign}, group ${ordinal}`,
};

/** Makes a campaign's groups, numbered over its channels, with their rooms and join codes. One statement, however many. */
export async function createGroups(
  tx: Tx,
  deps: Pick<Deps, 'random'>,
  o: { workspaceId: string; campaignId: string; campaignName: string; locale: Locale; channels: readonly ChannelName[]; at: Date },
): Promise<readonly CreatedGroup[]> {
  const groups = o.channels.map((channel, index) => ({ groupId: deps.random.uuid(), ordinal: index + 1, channel }));
  const rows = groups.map((group) => ({
    group_id: group.groupId,
    ordinal: group.ordinal,
    name: groupName[o.locale](o.campaignName, group.ordinal),
    channel: group.channel,
    join_code: joinCode(deps.random.token()),
  }));
  await sql`
    insert into flash_group (workspace_id, group_id, campaign_id, ordinal, name, channel, join_code, created_at)
    select ${o.workspaceId}::uuid, g.group_id, ${o.campaignId}::uuid, g.ordinal, g.name, g.channel, g.join_code, ${o.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(group_id uuid, ordinal integer, name text, channel text, join_code text)`.execute(
    tx,
  );
  await openRooms(tx, { workspaceId: o.workspaceId, groupIds: groups.map((group) => group.groupId) });
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: groups.map((group) => ({ key: `groupOpened:${group.groupId}`, type: 'groupOpened', groupId: group.groupId, at: o.at })),
  });
  return groups;
}

/** Fourteen letters and digits (83 bits): cannot be guessed, and no chat cuts the link short at a trailing dash. */
function joinCode(token: string): string {
  return token.replace(/[-_]/g, 'x').slice(0, 14);
}

import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import { listGroups } from '../../../features/groups/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { DomainError } from '../../../platform/errors.ts';

/** What becomes of a saying in one group. */
export interface GroupOutcome {
  readonly groupId: string;
  /** `done`: it does it; `already`: it is so; `refused`: it cannot, `refusal` says why; `failed`: a fault of ours, tried again with the same key */
  readonly outcome: 'done' | 'already' | 'refused' | 'failed';
  readonly refusal: DomainError | null;
  /** cues performed, moved, held … */
  readonly cues: number;
  /** members reached, or left without */
  readonly recipients: number;
}

/** Cues of many groups, alike ones together. */
export interface MovedTogether {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly groups: number;
}
export interface NamedTogether {
  readonly title: string;
  readonly at: string | null;
  readonly groups: number;
}

/** What a saying does, or did, to a campaign. */
export interface CampaignEffect {
  /** null = only asked what it would do */
  readonly campaignWordId: string | null;
  readonly counts: {
    readonly groups: number;
    readonly done: number;
    readonly already: number;
    readonly refused: number;
    readonly failed: number;
    readonly cues: number;
    readonly recipients: number;
  };
  readonly groups: readonly (Omit<GroupOutcome, 'refusal'> & { readonly groupName: string; readonly why: string | null })[];
  /** only when asked beforehand */
  readonly preview: {
    readonly moved: readonly MovedTogether[];
    readonly dropped: readonly NamedTogether[];
    readonly overtaken: readonly NamedTogether[];
    readonly saysOldHour: readonly NamedTogether[];
    readonly skips: readonly NamedTogether[];
    readonly quietUntil: string | null;
  } | null;
}

export const nothingBeforehand: NonNullable<CampaignEffect['preview']> = {
  moved: [],
  dropped: [],
  overtaken: [],
  saysOldHour: [],
  skips: [],
  quietUntil: null,
};

/** Counts outcomes and names their groups, in the campaign's order. */
export function campaignEffect(o: {
  campaignWordId: string | null;
  groups: readonly { readonly groupId: string; readonly name: string }[];
  outcomes: ReadonlyMap<string, GroupOutcome>;
  preview: CampaignEffect['preview'];
  locale: Locale;
}): CampaignEffect {
  const groups = o.groups.flatMap(({ groupId, name }) => {
    const one = o.outcomes.get(groupId);
    if (!one) return [];
    const { refusal, ...rest } = one;
    return [{ ...rest, groupName: name, why: refusal?.words(o.locale) ?? null }];
  });
  const count = (outcome: GroupOutcome['outcome']) => groups.filter((one) => one.outcome === outcome).length;
  return {
    campaignWordId: o.campaignWordId,
    counts: {
      ...{ groups: groups.length, done: count('done'), already: count('already'), refused: count('refused'), failed: count('failed') },
      cues: groups.reduce((sum, one) => sum + one.cues, 0),
      recipients: groups.reduce((sum, one) => sum + one.recipients, 0),
    },
    groups,
    preview: o.preview,
  };
}

/**
 * The campaign's groups that are meant.
 * @param groupIds null = all of them
 * @throws DomainError `not_found` (the campaign, or a group that is not its)
 */
export async function groupsOfCampaign(tx: Tx, o: { campaignId: string; groupIds: readonly string[] | null }) {
  const all = await listGroups(tx, { campaignId: o.campaignId });
  if (all.length === 0) throw new DomainError('not_found');
  const wanted = o.groupIds === null ? all : all.filter((group) => o.groupIds?.includes(group.groupId));
  if (o.groupIds !== null && wanted.length !== new Set(o.groupIds).size) throw new DomainError('not_found', { field: 'groupIds' });
  return wanted;
}

interface KeptRow {
  group_id: string;
  outcome: GroupOutcome['outcome'];
  refusal: { code: string; details?: Readonly<Record<string, unknown>> } | null;
  cues: number;
  recipients: number;
}

/** What was noted of a saying so far. */
export async function readOutcomes(tx: Tx, o: { workspaceId: string; campaignWordId: string }): Promise<ReadonlyMap<string, GroupOutcome>> {
  const { rows } = await sql<KeptRow>`
    select group_id, outcome, refusal, cues, recipients from campaign_word_group
    where workspace_id = ${o.workspaceId} and campaign_word_id = ${o.campaignWordId}`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.group_id,
      {
        ...{ groupId: row.group_id, outcome: row.outcome, cues: row.cues, recipients: row.recipients },
        refusal: row.refusal && DomainError.kept(row.refusal),
      },
    ]),
  );
}

/** Notes what became of a saying; what failed before may be noted anew. */
export async function noteOutcomes(
  tx: Tx,
  o: { workspaceId: string; campaignWordId: string; outcomes: readonly GroupOutcome[] },
): Promise<void> {
  const rows = o.outcomes.map((one) => ({
    ...{ group_id: one.groupId, outcome: one.outcome, cues: one.cues, recipients: one.recipients },
    refusal: one.refusal && { code: one.refusal.code, ...(one.refusal.details ? { details: one.refusal.details } : {}) },
  }));
  await sql`
    insert into campaign_word_group (workspace_id, campaign_word_id, group_id, outcome, refusal, cues, recipients)
    select ${o.workspaceId}::uuid, ${o.campaignWordId}::uuid, t.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(group_id uuid, outcome text, refusal jsonb, cues integer, recipients integer)
    on conflict (workspace_id, campaign_word_id, group_id) do update set outcome = excluded.outcome, refusal = excluded.refusal,
      cues = excluded.cues, recipients = excluded.recipients where campaign_word_group.outcome = 'failed'`.execute(tx);
}

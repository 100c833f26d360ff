import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Upgrade, UpgradeCast, UpgradeHistory } from './types.ts';

/** Which versions a campaign's groups play, and its upgrades. */
export const upgradesQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaigns', campaignId, 'upgrades'],
    queryFn: ({ signal }) =>
      answered<UpgradeHistory>(server.GET('/api/v1/campaigns/{campaignId}/upgrades', { params: { path: { campaignId } }, signal })),
  });

/** What is asked of groups: to go to a version, or back from an upgrade. */
export type UpgradeAsking =
  | { readonly kind: 'to'; readonly scriptVersionId: string; readonly shown: readonly string[] | null }
  | { readonly kind: 'undo'; readonly upgradeId: string };

interface Asked {
  readonly campaignId: string;
  readonly asking: UpgradeAsking;
  /** null = all */
  readonly groupIds: readonly string[] | null;
  readonly values?: Readonly<Record<string, string>>;
  readonly cast?: readonly UpgradeCast[];
  readonly preview: boolean;
  readonly key: string;
  readonly signal?: AbortSignal;
}

function tell({ campaignId, asking, groupIds, values, cast, preview, key, signal }: Asked): Promise<Upgrade> {
  const sent = { params: { path: { campaignId } }, headers: { 'idempotency-key': key }, signal: signal ?? null };
  const shared = { groupIds: groupIds === null ? null : [...groupIds], preview };
  if (asking.kind === 'undo') {
    return answered<Upgrade>(
      server.POST('/api/v1/campaigns/{campaignId}/undo-upgrade', { ...sent, body: { ...shared, upgradeId: asking.upgradeId } }),
    );
  }
  const { scriptVersionId, shown } = asking;
  const body = { ...shared, scriptVersionId, shown: shown === null ? null : [...shown], values: { ...values }, cast: [...(cast ?? [])] };
  return answered<Upgrade>(server.POST('/api/v1/campaigns/{campaignId}/upgrade', { ...sent, body }));
}

/** What it would do in every group, without doing it. */
export const upgradePreviewQuery = (campaignId: string, asking: UpgradeAsking | null) =>
  queryOptions({
    queryKey: ['campaigns', campaignId, 'upgrade', asking],
    queryFn: ({ signal }) => {
      if (asking === null) throw new Error('nothing is asked');
      return tell({ campaignId, asking, groupIds: null, preview: true, key: 'previewed', signal });
    },
    enabled: asking !== null,
    retry: false,
    // groups go on being performed: what was true a minute ago is looked at again
    staleTime: 0,
  });

/** Does it. The same key again goes on where it was interrupted. */
export function upgradeCampaign(o: Omit<Asked, 'preview' | 'signal'>): Promise<Upgrade> {
  return tell({ ...o, preview: false });
}

import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Campaign, CampaignStagger, OpenCampaign } from './types.ts';

export const campaignQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaigns', campaignId],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId } }, signal })),
  });

/** Opens a campaign's groups. Asked twice with one key it opens once. */
export function openCampaign(body: OpenCampaign, idempotencyKey: string): Promise<Campaign> {
  return answered<Campaign>(server.POST('/api/v1/campaigns', { body, headers: { 'idempotency-key': idempotencyKey } }));
}

function stagger(campaignId: string, o: { preview: boolean; signal?: AbortSignal }): Promise<CampaignStagger> {
  return answered<CampaignStagger>(
    server.POST('/api/v1/campaigns/{campaignId}/stagger', {
      params: { path: { campaignId } },
      body: { preview: o.preview },
      signal: o.signal ?? null,
    }),
  );
}

/** Who has too much in one minute, and how the groups could be staggered; nothing is done. */
export const campaignStaggerQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaigns', campaignId, 'stagger'],
    queryFn: ({ signal }) => stagger(campaignId, { preview: true, signal }),
  });

/** Staggers what is still to come, once. */
export function staggerCampaign(campaignId: string): Promise<CampaignStagger> {
  return stagger(campaignId, { preview: false });
}

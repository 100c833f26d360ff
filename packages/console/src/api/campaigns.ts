import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Campaign, OpenCampaign } from './types.ts';

export const campaignQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaigns', campaignId],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId } }, signal })),
  });

/** Opens a campaign's groups. Asked twice with one key it opens once. */
export function openCampaign(body: OpenCampaign, idempotencyKey: string): Promise<Campaign> {
  return answered<Campaign>(server.POST('/api/v1/campaigns', { body, headers: { 'idempotency-key': idempotencyKey } }));
}

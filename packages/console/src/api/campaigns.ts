import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { Campaign, OpenCampaign } from './types.ts';

export const campaignQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaigns', campaignId],
    queryFn: ({ signal }) => request<Campaign>('GET', `/api/v1/campaigns/${campaignId}`, { signal }),
  });

/** Opens a campaign's groups. Asked twice with one key it opens once. */
export function openCampaign(campaign: OpenCampaign, idempotencyKey: string): Promise<Campaign> {
  return request<Campaign>('POST', '/api/v1/campaigns', { body: campaign, idempotencyKey });
}

import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { CampaignCue, CampaignEffect } from './types.ts';

/** What may be said to a whole campaign. */
export type CampaignSaying =
  | { readonly word: 'go' | 'hold' | 'release' | 'skip'; readonly cue: string }
  | { readonly word: 'slip'; readonly minutes: number }
  | { readonly word: 'pause' | 'resume' };

/** The cues of a campaign, with how many groups have them in which state. */
export const campaignCuesQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaigns', campaignId, 'cues'],
    queryFn: ({ signal }) =>
      answered<{ items: readonly CampaignCue[] }>(
        server.GET('/api/v1/campaigns/{campaignId}/cues', { params: { path: { campaignId } }, signal }),
      ),
  });

interface Asked {
  readonly campaignId: string;
  readonly saying: CampaignSaying;
  readonly preview: boolean;
  readonly key: string;
  readonly signal?: AbortSignal;
}

function tell({ campaignId, saying, preview, key, signal }: Asked): Promise<CampaignEffect> {
  const params = { path: { campaignId } };
  const sent = { params, headers: { 'idempotency-key': key }, signal: signal ?? null };
  const asking = { groupIds: null, preview };
  if (saying.word === 'slip') {
    return answered<CampaignEffect>(
      server.POST('/api/v1/campaigns/{campaignId}/slip', { ...sent, body: { ...asking, minutes: saying.minutes } }),
    );
  }
  if ('cue' in saying) {
    return answered<CampaignEffect>(
      server.POST(`/api/v1/campaigns/{campaignId}/${saying.word}`, { ...sent, body: { ...asking, cue: saying.cue } }),
    );
  }
  return answered<CampaignEffect>(server.POST(`/api/v1/campaigns/{campaignId}/${saying.word}`, { ...sent, body: asking }));
}

/** What it would do in every group, without doing it. */
export const campaignEffectQuery = (campaignId: string, saying: CampaignSaying) =>
  queryOptions({
    queryKey: ['campaigns', campaignId, 'effect', saying],
    queryFn: ({ signal }) => tell({ campaignId, saying, preview: true, key: 'previewed', signal }),
    retry: false,
  });

/** Says it. The same key again goes on where it was interrupted. */
export function sayToCampaign(o: { campaignId: string; saying: CampaignSaying; key: string }): Promise<CampaignEffect> {
  return tell({ ...o, preview: false });
}

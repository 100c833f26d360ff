import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { List, Prompt } from './types.ts';

/** Prompts are pushed; this only catches what a lost connection missed. */
const fallbackMs = 15_000;

export const promptsQuery = queryOptions({
  queryKey: ['prompts', 'mine'],
  queryFn: ({ signal }) => request<List<Prompt>>('GET', '/api/v1/prompts', { query: { mine: true }, signal }),
  refetchInterval: fallbackMs,
});

/** "I have posted it." */
export function claimPrompt(deliveryId: string): Promise<Prompt> {
  return request<Prompt>('POST', `/api/v1/prompts/${deliveryId}/claim`, { body: {} });
}

/** Takes a claim back. */
export function unclaimPrompt(deliveryId: string): Promise<Prompt> {
  return request<Prompt>('POST', `/api/v1/prompts/${deliveryId}/unclaim`, { body: {} });
}

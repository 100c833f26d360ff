import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Prompt } from './types.ts';

/** Prompts are pushed; this only catches what a lost connection missed. */
const fallbackMs = 15_000;

/** Nobody posts a thousand things by hand; what is beyond comes when some of these are done. */
const pagesMax = 5;

/** What waits for the signed-in person, in the order it was prompted. */
export const promptsQuery = queryOptions({
  queryKey: ['prompts', 'mine'],
  queryFn: async ({ signal }) => {
    const items: Prompt[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pagesMax; page++) {
      const query: { mine: 'true'; cursor?: string } = cursor === null ? { mine: 'true' } : { mine: 'true', cursor };
      const answer = await answered(server.GET('/api/v1/prompts', { params: { query }, signal }));
      items.push(...answer.items);
      cursor = answer.nextCursor;
      if (cursor === null) break;
    }
    return { items };
  },
  refetchInterval: fallbackMs,
});

/** What became of the signed-in person's prompts of the last day, the latest first. */
export const settledPromptsQuery = queryOptions({
  queryKey: ['prompts', 'settled'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/prompts/settled', { signal })),
  refetchInterval: fallbackMs,
});

/** "I have posted it." */
export function claimPrompt(deliveryId: string): Promise<Prompt> {
  return answered<Prompt>(server.POST('/api/v1/prompts/{deliveryId}/claim', { params: { path: { deliveryId: Number(deliveryId) } } }));
}

/** Takes a claim back. */
export function unclaimPrompt(deliveryId: string): Promise<Prompt> {
  return answered<Prompt>(server.POST('/api/v1/prompts/{deliveryId}/unclaim', { params: { path: { deliveryId: Number(deliveryId) } } }));
}

/** Several at once: the same post in many rooms. What went wrong is said for each. */
export function claimPrompts(deliveryIds: readonly string[]) {
  return answered(server.POST('/api/v1/prompts/claim', { body: { deliveryIds: [...deliveryIds] } }));
}

/** Posts the signed-in person is asked to look after. */
export const unopenedPromptsQuery = queryOptions({
  queryKey: ['prompts', 'unopened'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/prompts/unopened', { signal })),
  refetchInterval: fallbackMs,
});

/** "I looked, it is there." */
export function checkPrompt(deliveryId: string): Promise<Prompt> {
  return answered<Prompt>(server.POST('/api/v1/prompts/{deliveryId}/check', { params: { path: { deliveryId: Number(deliveryId) } } }));
}

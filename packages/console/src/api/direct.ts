import { queryOptions } from '@tanstack/react-query';
import { groupKey } from './groups.ts';
import { request } from './request.ts';
import type { CueEffect, CueRun, SlipEffect } from './types.ts';

/** What the person in the chair may say to one cue. */
export type Word = 'go' | 'hold' | 'skip' | 'release';

const cueAt = (groupId: string, cueRunId: string, word: Word) => `/api/v1/groups/${groupId}/cues/${cueRunId}/${word}`;

export function direct(o: { groupId: string; cueRunId: string; word: Word }): Promise<CueRun> {
  return request<CueRun>('POST', cueAt(o.groupId, o.cueRunId, o.word), { body: {} });
}

/** What the word would do, without doing it. */
export const effectQuery = (o: { groupId: string; cueRunId: string; word: Word }) =>
  queryOptions({
    queryKey: [...groupKey(o.groupId), 'effect', o.cueRunId, o.word],
    queryFn: async ({ signal }) => {
      const answer = await request<{ effect: CueEffect }>('POST', cueAt(o.groupId, o.cueRunId, o.word), {
        query: { preview: true },
        body: {},
        signal,
      });
      return answer.effect;
    },
  });

/** What moving the rest by so many minutes would move and drop, without doing it. */
export const slipEffectQuery = (groupId: string, minutes: number) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'slip', minutes],
    queryFn: ({ signal }) =>
      request<SlipEffect>('POST', `/api/v1/groups/${groupId}/slip`, {
        body: { minutes, preview: true, idempotencyKey: 'preview' },
        signal,
      }),
  });

/** Moves everything not yet performed. The same key again moves nothing more. */
export function slip(o: { groupId: string; minutes: number; idempotencyKey: string }): Promise<SlipEffect> {
  const { groupId, ...body } = o;
  return request<SlipEffect>('POST', `/api/v1/groups/${groupId}/slip`, { body });
}

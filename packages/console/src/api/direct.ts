import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import { groupKey } from './groups.ts';
import type { CueEffect, CueRun, SlipEffect } from './types.ts';

/** What the person in the chair may say to one cue. */
export type Word = 'go' | 'hold' | 'skip' | 'release';

interface ToCue {
  readonly groupId: string;
  readonly cueRunId: string;
  readonly word: Word;
}

function tell(o: ToCue, preview: 'true' | 'false', signal?: AbortSignal): Promise<CueRun | { effect: CueEffect }> {
  return answered<CueRun | { effect: CueEffect }>(
    server.POST(`/api/v1/groups/{groupId}/cues/{cueRunId}/${o.word}`, {
      params: { path: { groupId: o.groupId, cueRunId: Number(o.cueRunId) }, query: { preview } },
      signal: signal ?? null,
    }),
  );
}

/** Says a word to a cue; answers the cue as it is then. */
export async function direct(o: ToCue): Promise<CueRun> {
  const answer = await tell(o, 'false');
  if ('effect' in answer) throw new Error('asked to do it, told what it would do');
  return answer;
}

/** What the word would do, without doing it. */
export const effectQuery = (o: ToCue) =>
  queryOptions({
    queryKey: [...groupKey(o.groupId), 'effect', o.cueRunId, o.word],
    queryFn: async ({ signal }) => {
      const answer = await tell(o, 'true', signal);
      if (!('effect' in answer)) throw new Error('asked what it would do, told that it is done');
      return answer.effect;
    },
    // a refusal is an answer: what cannot be done has no effect to show
    retry: false,
  });

/** What moving the rest by so many minutes would move and drop, without doing it. */
export const slipEffectQuery = (groupId: string, minutes: number) =>
  queryOptions({
    queryKey: [...groupKey(groupId), 'slip', minutes],
    queryFn: ({ signal }) =>
      answered<SlipEffect>(
        server.POST('/api/v1/groups/{groupId}/slip', {
          params: { path: { groupId } },
          body: { minutes, preview: true, idempotencyKey: 'preview' },
          signal,
        }),
      ),
  });

/** Moves everything not yet performed. The same key again moves nothing more. */
export function slip(o: { groupId: string; minutes: number; idempotencyKey: string }): Promise<SlipEffect> {
  const { groupId, ...body } = o;
  return answered<SlipEffect>(server.POST('/api/v1/groups/{groupId}/slip', { params: { path: { groupId } }, body }));
}

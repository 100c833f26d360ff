import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Brief, HandOver, HandOverWish, ShiftBoard } from './types.ts';

/** Read like a departure board: what it shows is never older than this; a hand-over is pushed beside it. */
const refreshMs = 5_000;

/** Who is on duty where, what falls to whom and when. */
export const shiftsQuery = queryOptions({
  queryKey: ['shifts'],
  queryFn: ({ signal }) => answered<ShiftBoard>(server.GET('/api/v1/shifts', { signal })),
  refetchInterval: refreshMs,
});

/** The day in one text, as it is now. */
export function readBrief(): Promise<Brief> {
  return answered<Brief>(server.GET('/api/v1/brief'));
}

/** What a hand-over would move, without moving it. */
export const handOverEffectQuery = (wish: Omit<HandOverWish, 'preview'>) =>
  queryOptions({
    queryKey: ['shifts', 'effect', wish],
    queryFn: ({ signal }) => answered<HandOver>(server.POST('/api/v1/shifts/hand-over', { body: { ...wish, preview: true }, signal })),
    // a refusal is an answer
    retry: false,
  });

/** Hands a shift over, or takes it over. The same key again moves nothing more. */
export function handOver(wish: Omit<HandOverWish, 'preview'>, idempotencyKey: string): Promise<HandOver> {
  return answered<HandOver>(
    server.POST('/api/v1/shifts/hand-over', { body: { ...wish, preview: false }, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

/** Takes a hand-over back. */
export function undoHandOver(handOverId: string): Promise<HandOver> {
  return answered<HandOver>(server.POST('/api/v1/shifts/hand-overs/{handOverId}/undo', { params: { path: { handOverId } } }));
}

/** Gives every role without a deputy the proposed one. */
export function giveDeputies(): Promise<{ rooms: number }> {
  return answered(server.POST('/api/v1/shifts/deputies'));
}

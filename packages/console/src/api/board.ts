import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { Board } from './types.ts';

/** A departure board is read at a glance: what it shows is never older than this. */
const refreshMs = 5_000;

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => request<Board>('GET', '/api/v1/board', { signal }),
  refetchInterval: refreshMs,
});

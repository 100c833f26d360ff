import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';

/** A departure board is read at a glance: what it shows is never older than this. */
const refreshMs = 5_000;

/** Every current group, and what needs a person. */
export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/board', { signal })),
  refetchInterval: refreshMs,
});

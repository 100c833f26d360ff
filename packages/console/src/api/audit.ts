import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';

export const auditQuery = queryOptions({
  queryKey: ['audit'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/audit', { signal })),
});

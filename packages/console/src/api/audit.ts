import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { Audit } from './types.ts';

export const auditQuery = queryOptions({
  queryKey: ['audit'],
  queryFn: ({ signal }) => request<Audit>('GET', '/api/v1/audit', { signal }),
});

import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { List, Media } from './types.ts';

export const mediaQuery = queryOptions({
  queryKey: ['media'],
  queryFn: ({ signal }) => request<List<Media>>('GET', '/api/v1/media', { signal }),
});

export function uploadMedia(file: File): Promise<Media> {
  const form = new FormData();
  form.set('file', file);
  return request<Media>('POST', '/api/v1/media', { form });
}

import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Media } from './types.ts';

export const mediaQuery = queryOptions({
  queryKey: ['media'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/media', { signal })),
});

/** Stores a picture or PDF under the file's name. */
export function uploadMedia(file: File): Promise<Media> {
  const form = new FormData();
  form.set('file', file);
  // the description has no word for multipart bodies
  return answered<Media>(server.POST('/api/v1/media', { body: form as never, bodySerializer: () => form }));
}

import type { TextLimit } from '../vocabulary/channels.ts';

/** How long a text is as a platform counts: characters a person sees, or UTF-8 bytes. */
export function textLength(text: string, unit: TextLimit['unit']): number {
  return unit === 'bytes' ? new TextEncoder().encode(text).length : [...text].length;
}

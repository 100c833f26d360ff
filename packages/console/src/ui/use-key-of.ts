import { useState } from 'react';
import { newKey } from './new-key.ts';

/**
 * The key under which a form sends what it asks for: one for each thing asked, as long as the form is open. Pressing again after a lost answer is
 * the same request, also when the figures went elsewhere and back; with other figures it is another.
 * @param asked what the person decides in the form, as JSON can write it; not what the page derives from it, which may change by itself
 */
export function useKeyOf(asked: unknown): string {
  const [keyOf] = useState(keysOfRequests);
  return keyOf(asked);
}

/** Gives each distinct request a key, and the same request the same one. */
export function keysOfRequests(): (asked: unknown) => string {
  const keys = new Map<string, string>();
  return (asked) => {
    const words = JSON.stringify(asked);
    const key = keys.get(words) ?? newKey();
    keys.set(words, key);
    return key;
  };
}

import { useEffect, useState } from 'react';

/** Longer than a page's reading takes where all is well; what takes longer is not waited for. */
const patienceMs = 3_000;

interface Reading {
  readonly isLoading: boolean;
  readonly failureCount: number;
}

/**
 * Whether a page may show itself: once all it is made of has been read, so that what comes later moves nothing of it. What could not be read, what waits
 * for a network and what takes too long is not waited for; and once shown it stays, whatever is read anew.
 * @param o.also what else it waits for is there, where that is no query
 */
export function useWhole(parts: readonly Reading[], o: { also?: boolean } = {}): boolean {
  const read = parts.every(({ isLoading, failureCount }) => !isLoading || failureCount > 0) && o.also !== false;
  const [whole, setWhole] = useState(read);
  if (read && !whole) setWhole(true);
  useEffect(() => {
    const timer = setTimeout(() => setWhole(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return whole || read;
}

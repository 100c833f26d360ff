import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, now and as it changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = (): void => setHolds(media.matches);
    follow();
    // Safari before 14 knows only addListener
    if (typeof media.addEventListener === 'function') {
      media.addEventListener('change', follow);
      return () => media.removeEventListener('change', follow);
    }
    media.addListener(follow);
    return () => media.removeListener(follow);
  }, [query]);
  return holds;
}

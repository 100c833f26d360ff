import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

interface KeepInView {
  readonly list: RefObject<HTMLElement | null>;
  readonly place: RefObject<HTMLElement | null>;
  /** when this changes the place has moved on */
  readonly follow: string | null;
}

/** Keeps the current place of a long list in view as it moves on, unless the reader has scrolled away from it; then offers the way back. */
export function useKeepInView({ list, place, follow }: KeepInView): { readonly away: boolean; readonly back: () => void } {
  const [away, setAway] = useState(false);
  const isAway = useRef(false);

  const back = useCallback(() => {
    const [box, here] = [list.current, place.current];
    if (box === null || here === null) return;
    // a third from the top: some of what was, more of what comes
    const offset = here.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += offset - box.clientHeight / 3;
  }, [list, place]);

  useEffect(() => {
    const [box, here] = [list.current, place.current];
    if (box === null || here === null) return;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        isAway.current = entry?.isIntersecting === false;
        setAway(isAway.current);
      },
      { root: box },
    );
    watcher.observe(here);
    return () => watcher.disconnect();
  });

  useEffect(() => {
    if (follow === null && place.current === null) return;
    if (!isAway.current) back();
  }, [follow, back, place]);

  return { away, back };
}

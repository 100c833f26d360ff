import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** A reader within this of the end is reading the end. */
const nearEndPx = 80;

interface Sticking {
  readonly box: RefObject<HTMLElement | null>;
  /** number of the last line when the reader went up to read; null while they read the end */
  readonly leftAt: number | null;
  readonly toEnd: () => void;
}

/** Keeps a growing text at its end while it is read there, and still while one reads above. `last` is the number of its last line. */
export function useStickToEnd(last: number): Sticking {
  const box = useRef<HTMLElement>(null);
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const atEnd = useRef(true);
  const lastLine = useRef(last);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
      setLeftAt((before) => (atEnd.current ? null : (before ?? lastLine.current)));
    };
    element.addEventListener('scroll', look, { passive: true });
    // a picture that loads, or a keyboard that opens, moves the end
    const sized = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    sized.observe(element);
    if (element.lastElementChild !== null) sized.observe(element.lastElementChild);
    return () => {
      element.removeEventListener('scroll', look);
      sized.disconnect();
    };
  }, [toEnd]);

  useLayoutEffect(() => {
    lastLine.current = last;
    if (atEnd.current) toEnd();
  }, [last, toEnd]);

  return { box, leftAt, toEnd };
}

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** As near to the end as this counts as being at it, in pixels: a fraction of a line, so that rounding at odd zooms does not matter. */
const nearPx = 24;
/** This near to the beginning, older messages are asked for. */
const olderPx = 300;

interface LogScroll {
  readonly log: RefObject<HTMLDivElement | null>;
  /** the end is in sight: what comes is being read */
  readonly atEnd: boolean;
  /** the same at this very moment, before the page is drawn again */
  endInSight(): boolean;
  toEnd(): void;
  onScroll(): void;
}

/**
 * Keeps a log where its reader is: at the end it follows what comes, elsewhere it stays put, also when older messages are put in above,
 * when the keyboard opens, and when the log was hidden behind another tab.
 */
export function useLogScroll(o: {
  readonly active: boolean;
  /** these change whenever the content does */
  readonly messages: unknown;
  readonly outgoing: unknown;
  /** number of the first message shown; null while there is none */
  readonly firstSeq: number | null;
  /** set when the reader has just written something: the log goes to its end */
  readonly written: number;
  readonly nearBeginning: () => void;
}): LogScroll {
  const { active, messages, outgoing, firstSeq, written, nearBeginning } = o;
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const place = useRef({ atEnd: true, top: 0, firstSeq: null as number | null, firstTop: 0, written: 0, shown: false });

  const toEnd = (): void => {
    const element = log.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    note();
  };

  /** Remembers where the reader is. */
  const note = (): void => {
    const element = log.current;
    if (element === null || element.clientHeight === 0) return;
    const distance = element.scrollHeight - element.clientHeight - element.scrollTop;
    place.current.top = element.scrollTop;
    place.current.atEnd = distance <= nearPx;
    place.current.firstTop = topOf(element, place.current.firstSeq);
    setAtEnd(place.current.atEnd);
  };

  const onScroll = (): void => {
    note();
    const element = log.current;
    if (element !== null && element.clientHeight > 0 && element.scrollTop < olderPx) nearBeginning();
  };

  useLayoutEffect(() => {
    const element = log.current;
    const was = place.current;
    if (element === null || !active || element.clientHeight === 0) return;
    if (!was.shown && firstSeq !== null) {
      was.shown = true;
      was.firstSeq = firstSeq;
      const unread = element.querySelector<HTMLElement>('[data-unread]');
      // the last line read stays in sight above the first new one
      element.scrollTop = unread === null ? element.scrollHeight : unread.offsetTop - element.clientHeight / 4;
    } else if (written > was.written || was.atEnd) {
      element.scrollTop = element.scrollHeight;
    } else {
      // messages put in above push the old first one down: follow it
      element.scrollTop = was.top + (topOf(element, was.firstSeq) - was.firstTop);
    }
    was.written = written;
    was.firstSeq = firstSeq;
    note();
  }, [active, messages, outgoing, firstSeq, written]);

  useEffect(() => {
    const element = log.current;
    // Safari before 13.1 has none: there the keyboard may hide the last line until the next message
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const follow = new ResizeObserver(() => {
      if (place.current.atEnd) element.scrollTop = element.scrollHeight;
      else note();
    });
    follow.observe(element);
    return () => follow.disconnect();
  }, []);

  return { log, atEnd, endInSight: () => place.current.atEnd, toEnd, onScroll };
}

function topOf(log: HTMLElement, seq: number | null): number {
  return seq === null ? 0 : (log.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.offsetTop ?? 0);
}

import { useCallback, useEffect, useRef } from 'react';

/** One function for as long as the part is on the page, which does what `act` does now: what is given it need not be drawn again because of it. For what people do, not for drawing. */
export function useSteady<Given extends readonly unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  return useCallback((...given: Given) => latest.current(...given), []);
}

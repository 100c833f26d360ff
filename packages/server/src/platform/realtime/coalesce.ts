/**
 * Tells of changes at most once per `everyMs` and key: the first at once, whatever follows together at the end of the interval.
 * The intervals are the wall's, whatever the domain's clock does: they spare people's browsers.
 */
export interface Coalescer {
  changed(key: string): void;
  /** Drops what is still to be told. */
  close(): void;
}

export function coalesce(o: { everyMs: number; tell: (key: string) => void }): Coalescer {
  /** keys told within the current interval; the value says whether something came after */
  const resting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

  const tellAndRest = (key: string): void => {
    const timer = setTimeout(() => {
      const again = resting.get(key)?.again ?? false;
      resting.delete(key);
      if (again) tellAndRest(key);
    }, o.everyMs);
    timer.unref();
    resting.set(key, { timer, again: false });
    o.tell(key);
  };

  return {
    changed: (key) => {
      const rest = resting.get(key);
      if (rest) rest.again = true;
      else tellAndRest(key);
    },
    close: () => {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
}

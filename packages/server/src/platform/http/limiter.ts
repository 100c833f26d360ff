import { DomainError } from '../errors.ts';

/** Doors that strangers or single members could wear out: each key passes so many times in a while, then waits. */
export interface Limiter {
  /** @throws DomainError `rate_limited` when `key` has passed too often in this while */
  pass(key: string): void;
}

/** More keys than this in one while are no crowd but a flood: counting begins anew rather than fill the memory. */
const keysMax = 100_000;

/**
 * A limiter that counts in this process's memory. The while is the wall's, whatever the domain's clock does: it spares machines and people.
 * `now`: milliseconds, for tests and rehearsals.
 */
export function limiter(o: { times: number; everyMs: number; now?: (() => number) | undefined }): Limiter {
  const now = o.now ?? (() => performance.now());
  const passed = new Map<string, { times: number; readonly until: number }>();
  return {
    pass: (key) => {
      const known = passed.get(key);
      if (known && now() < known.until) {
        if (known.times >= o.times) throw new DomainError('rate_limited');
        known.times += 1;
        return;
      }
      if (passed.size >= keysMax) passed.clear();
      passed.set(key, { times: 1, until: now() + o.everyMs });
    },
  };
}

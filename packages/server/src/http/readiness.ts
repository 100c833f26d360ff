import { assertCurrent, type Db } from '../platform/db/index.ts';
import { StartError } from '../platform/start-error.ts';

/** A balancer asks every few seconds and gives up itself after about as long. */
const ANSWER_WITHIN_MS = 2_000;

export type NotReady = 'stopping' | 'database' | 'migrations' | 'performer';

export interface Readiness {
  /** Why no work should be sent here; null = it may. */
  ask(): Promise<NotReady | null>;
  /** From now on: stopping. */
  drain(): void;
}

/** Whether this process should be sent work: it is not stopping, the database answers and is as new as the program, performing turns. */
export function openReadiness(o: { db: Db; stuck: () => boolean }): Readiness {
  let draining = false;
  let asking: Promise<NotReady | null> | null = null;
  return {
    drain: () => {
      draining = true;
    },
    ask: async () => {
      if (draining) return 'stopping';
      // many ask at once: one looks
      asking ??= look(o.db).finally(() => {
        asking = null;
      });
      const late = Promise.withResolvers<NotReady>();
      const timer = setTimeout(() => late.resolve('database'), ANSWER_WITHIN_MS);
      const trouble = await Promise.race([asking, late.promise]);
      clearTimeout(timer);
      return trouble ?? (o.stuck() ? 'performer' : null);
    },
  };
}

async function look(db: Db): Promise<NotReady | null> {
  try {
    await assertCurrent(db);
    return null;
  } catch (error) {
    return error instanceof StartError ? 'migrations' : 'database';
  }
}

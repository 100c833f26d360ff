import type { ManualClock } from '../platform/clock/index.ts';
import { Refused } from './rehearsal-api.ts';
import type { VirtualColleague } from './set-the-scene.ts';

const minuteMs = 60_000;

interface Waiting {
  readonly deliveryId: string;
  readonly promptedAt: number;
}

/** Staff who work off what they are prompted to, as quickly as a person can. */
export interface VirtualStaff {
  /** anybody has something left to do */
  busy(): boolean;
  /** Everybody does what one person can do in a minute. Gives whether anybody did something. */
  work(): Promise<boolean>;
}

/**
 * @param o.changed whose prompts changed since they last looked; looking takes them out
 * @param o.postsAMinute what one person can do in a minute
 */
export function virtualStaff(o: {
  clock: ManualClock;
  colleagues: readonly VirtualColleague[];
  changed: Set<string>;
  postsAMinute: number;
}): VirtualStaff {
  const queues = new Map(o.colleagues.map(({ staffId }) => [staffId, { waiting: [] as Waiting[], more: false }]));

  const work = async ({ staffId, api }: VirtualColleague): Promise<boolean> => {
    const queue = queues.get(staffId);
    if (!queue) return false;
    const now = o.clock.now().getTime();
    if (o.changed.delete(staffId) || (queue.waiting.length === 0 && queue.more)) {
      const page = await api.get<{ items: readonly { deliveryId: string; promptedAt: string }[]; nextCursor: string | null }>(
        '/api/v1/prompts?mine=true',
      );
      queue.waiting = page.items.map(({ deliveryId, promptedAt }) => ({ deliveryId, promptedAt: Date.parse(promptedAt) }));
      queue.more = page.nextCursor !== null;
    }
    // what has just been shown is in hand a minute later
    const inHand = queue.waiting.filter(({ promptedAt }) => promptedAt + minuteMs <= now).slice(0, o.postsAMinute);
    for (const { deliveryId } of inHand) {
      await api.post(`/api/v1/prompts/${deliveryId}/claim`, {}).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error; // it was withdrawn, or its time is over
      });
    }
    queue.waiting = queue.waiting.filter((one) => !inHand.includes(one));
    // one's own claims change one's own prompts: no need to look again
    if (queue.waiting.length > 0 || !queue.more) o.changed.delete(staffId);
    return inHand.length > 0;
  };

  return {
    busy: () => o.changed.size > 0 || [...queues.values()].some(({ waiting, more }) => waiting.length > 0 || more),
    work: async () => {
      // in turn: who claims first is part of what happened
      let worked = false;
      for (const colleague of o.colleagues) worked = (await work(colleague)) || worked;
      return worked;
    },
  };
}

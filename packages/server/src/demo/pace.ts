import type { Clock, FastClock } from '../platform/clock/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { ApiClient } from './api-client.ts';

/** An hour takes a minute: slow enough to read a room along. */
const attentiveSpeed = 60;
/** Real minutes: a prompt copied now is still true when it has been pasted. */
const realSpeed = 1;
/** Long enough to read, copy and claim a prompt; who leaves the page open and does nothing should still see the camp go on. */
const patienceMs = 3 * 60_000;
/** Wall time between two looks at what waits; at a day a minute 12 domain minutes, a tenth of what a prompt is valid for. */
const lookMs = 500;

/** What the demo's pace depends on. */
export interface Attention {
  /** pages open anywhere, whatever they show */
  readonly pages: number;
  /** of these, the ones with a room or the prompts open */
  readonly audience: number;
  /** prompts that wait for the signed-in person */
  readonly waiting: number;
  /** wall milliseconds since a prompt last came to wait or was dealt with */
  readonly restedMs: number;
}

/** Domain seconds per wall second: `usual`, slower while somebody looks closely, the wall's own while a prompt waits for somebody who is there. */
export function paceOf(at: Attention, usual: number): number {
  const asked = at.waiting > 0 && at.pages > 0;
  if (asked && at.restedMs < patienceMs) return Math.min(at.audience > 0 ? realSpeed : attentiveSpeed, usual);
  return Math.min(at.audience > 0 ? attentiveSpeed : usual, usual);
}

interface Watched {
  onAudience(callback: (people: number) => void): void;
  connections(): number;
}

/** Keeps the demo's clock at the pace of whoever looks at it. `person`: the signed-in person, whose prompts are asked for while a page is open. */
export function keepPace(o: {
  clock: Pick<FastClock, 'setSpeed'> & Clock;
  realtime: Watched;
  person: ApiClient;
  usual: number;
  log: Log;
}): { stop(): Promise<void> } {
  const seen = { audience: 0, waiting: 0, ids: '', since: performance.now() };
  const adjust = (): void => {
    const { audience, waiting, since } = seen;
    o.clock.setSpeed(paceOf({ audience, waiting, pages: o.realtime.connections(), restedMs: performance.now() - since }, o.usual));
  };
  o.realtime.onAudience((people) => {
    seen.audience = people;
    adjust();
  });
  const look = async (): Promise<void> => {
    if (o.realtime.connections() === 0) {
      seen.waiting = 0;
      return;
    }
    const { items } = await o.person.get<{ items: readonly { deliveryId: string; state: string }[] }>('/api/v1/prompts?mine=true');
    const open = items.filter(({ state }) => state === 'prompted');
    const ids = open.map(({ deliveryId }) => deliveryId).join(' ');
    if (ids !== seen.ids) Object.assign(seen, { ids, since: performance.now() });
    seen.waiting = open.length;
  };
  let stopped = false;
  const loop = async (): Promise<void> => {
    while (!stopped) {
      await look().catch((error: unknown) => o.log.debug({ err: error }, 'what waits for the demo’s person could not be read'));
      if (!stopped) adjust();
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  };
  adjust();
  const done = loop();
  return {
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}

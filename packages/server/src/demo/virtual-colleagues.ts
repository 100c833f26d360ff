import type { Clock } from '../platform/clock/index.ts';
import type { Log } from '../platform/log/index.ts';
import { chance } from '../virtual/chance.ts';
import { type ApiClient, Refused } from './api-client.ts';

const roundMs = 1_000;
const minuteMs = 60_000;

interface Prompt {
  readonly deliveryId: number;
  readonly promptedAt: string;
  readonly state: string;
}

/**
 * Virtual colleagues: they work off the prompts that wait for them, a few minutes after each, through the public API. The host's prompts they leave alone:
 * those wait for the person who looks at the demo.
 */
export function putColleaguesOnDuty(o: { clock: Clock; log: Log; clients: readonly ApiClient[] }): { stop(): Promise<void> } {
  let stopped = false;
  const work = async (client: ApiClient): Promise<void> => {
    const { items } = await client.get<{ items: readonly Prompt[] }>('/api/v1/prompts?mine=true');
    const now = o.clock.now().getTime();
    for (const prompt of items) {
      const takesMs = (2 + 15 * chance(`claims:${prompt.deliveryId}`)) * minuteMs;
      if (stopped || prompt.state !== 'prompted' || Date.parse(prompt.promptedAt) + takesMs > now) continue;
      await client.post(`/api/v1/prompts/${prompt.deliveryId}/claim`, {}).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error; // somebody was quicker, or it was withdrawn
      });
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      for (const client of o.clients)
        await work(client).catch((error: unknown) => o.log.debug({ err: error }, 'a virtual colleague could not reach the server'));
      await new Promise((resolve) => setTimeout(resolve, roundMs));
    }
  };
  const done = loop();
  return {
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}

import { afterAll, expect, test } from 'vitest';
import { breakableConnection } from '../../../test/breakable-connection.ts';
import { testDatabase } from '../../../test/database.ts';
import { silentLog } from '../log/index.ts';
import { StartError } from '../start-error.ts';
import { joinInstallation } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

const [one, other] = ['the secret of most processes, 32 long', 'another secret, mistyped somewhere, 32'];
const join = (secret: string, o: { url?: string; onLost?: (reason: Error) => void } = {}) =>
  joinInstallation({ url: database.appUrl, secret, log: silentLog, onLost: () => {}, ...o });

test('processes with one secret are let in; one with another is refused in words that name the others; changed while nobody is there, it is taken and said', async () => {
  const first = await join(one);
  const second = await join(one);
  expect([first.newSecret, second.newSecret]).toEqual([false, false]);
  await expect(join(other)).rejects.toThrow(
    /another secret than those already on this database \(.+ \(\d+\), .+ \(\d+\)\).*same AUTH_SECRET/,
  );
  await first.leave();
  await expect(join(other)).rejects.toThrow(StartError);
  await second.leave();
  // its connection takes a moment to be gone
  const third = await untilLetIn(other);
  expect(third.newSecret).toBe(true);
  await expect(join(one)).rejects.toThrow(StartError);
  await third.leave();
});

test('of many that come at once with two secrets, those with one are let in and those with the other refused', async () => {
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => join(n % 2 === 0 ? one : other)));
  const letIn = results.flatMap((result, n) => (result.status === 'fulfilled' ? [n % 2] : []));
  expect(letIn).toHaveLength(6);
  expect(new Set(letIn).size).toBe(1);
  for (const result of results) if (result.status === 'fulfilled') await result.value.leave();
});

test('a lost connection comes back by itself; were others with another secret quicker, the process is told to stop', async () => {
  await (await untilLetIn(one)).leave();
  const way = await breakableConnection(database.appUrl);
  const lost = Promise.withResolvers<Error>();
  const absent = await join(one, { url: way.url, onLost: lost.resolve });
  await way.break();
  const rival = await untilLetIn(other);
  await way.mend();
  expect(await lost.promise).toBeInstanceOf(StartError);
  await rival.leave();
  await absent.leave();
  await way.break();
});

async function untilLetIn(secret: string) {
  for (;;) {
    const letIn = await join(secret).catch((error: unknown) => {
      if (error instanceof StartError) return null;
      throw error;
    });
    if (letIn) return letIn;
  }
}

/**
 * A whole server on a clock that runs as the wall's does and can be moved on, for the browser flows: `node stage-process.ts <start, ISO 8601>`,
 * settings from the environment as always. Prints `{ url, ownerLink }`; every line `{"moveTo": ISO}` it is given moves the clock there minute
 * by minute, performing what becomes due at each, and is answered with `{ now }`. Stops on SIGTERM.
 */
import { createInterface } from 'node:readline';
import { performDue } from '../src/direction/cues/index.ts';
import { startServer } from '../src/main.ts';
import { manualClock } from '../src/platform/clock/index.ts';
import { readConfig } from '../src/platform/config.ts';

const clock = manualClock(process.argv[2]);
const server = await startServer({ config: readConfig(process.env), clock });
const answer = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
const ticking = setInterval(() => clock.advance({ seconds: 1 }), 1_000);

const commands = createInterface({ input: process.stdin });
process.once('SIGTERM', () => {
  clearInterval(ticking);
  commands.close();
  void server.stop();
});

answer({ url: server.url, ownerLink: await server.createOwnerLink() });
for await (const line of commands) {
  const { moveTo } = JSON.parse(line) as { moveTo: string };
  await moveOn(new Date(moveTo));
  answer({ now: clock.now().toISOString() });
}

/** At the start of every minute, as cues are due: none is performed later than it would have been. */
async function moveOn(to: Date): Promise<void> {
  const minute = 60_000;
  while (clock.now() < to) {
    const next = (Math.floor(clock.now().getTime() / minute) + 1) * minute;
    clock.moveTo(new Date(Math.min(next, to.getTime())));
    while ((await performDue(server.deps)).groups > 0);
  }
}

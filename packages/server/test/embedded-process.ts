/**
 * A process of its own that opens the embedded PostgreSQL, for tests that kill it: `node embedded-process.ts <dataDir> <server|tool>`.
 * Prints one line of JSON when it is open (or what it was refused with), stops on SIGTERM.
 */
import { openEmbedded } from '../src/platform/db/embedded/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { StartError } from '../src/platform/start-error.ts';

const [dataDir = '', role = 'server'] = process.argv.slice(2);
try {
  const embedded = await openEmbedded({ dataDir, role: role === 'tool' ? 'tool' : 'server', log: silentLog });
  const { urls, pid, origin, served } = embedded;
  process.stdout.write(`${JSON.stringify({ urls, pid, origin, served })}\n`);
  const keepAlive = setInterval(() => {}, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(keepAlive);
    void embedded.stop();
  });
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stdout.write(`${JSON.stringify({ refused: error.message })}\n`);
}

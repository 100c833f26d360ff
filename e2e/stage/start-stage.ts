import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const home = path.resolve(import.meta.dirname, '../..');

/** A running server with an empty database of its own, whose clock the test moves. */
export interface Stage {
  readonly url: string;
  /** the owner's one-time link, as a first start prints it */
  readonly ownerLink: string;
  /** Lets the time pass up to `at` (ISO 8601 with offset); whatever is due on the way has been performed when this returns. */
  moveTo(at: string): Promise<void>;
  stop(): Promise<void>;
}

export type ShippedServer = Omit<Stage, 'moveTo'>;

/** `start`: the moment the stage's clock shows first. */
export async function startStage(o: { start: string }): Promise<Stage> {
  const { child, lines, stop } = startServer([path.join(home, 'packages/server/test/stage-process.ts'), o.start]);
  const { url, ownerLink } = JSON.parse(await nextLine(lines)) as { url: string; ownerLink: string };
  return {
    url,
    ownerLink,
    moveTo: async (at) => {
      child.stdin.write(`${JSON.stringify({ moveTo: at })}\n`);
      await nextLine(lines);
    },
    stop,
  };
}

/** The server as an operator starts it, `kuaishan start`, on the wall's clock; the link is read from what it prints. */
export async function startAsShipped(): Promise<ShippedServer> {
  const { lines, stop } = startServer([path.join(home, 'packages/server/bin/kuaishan.js'), 'start']);
  for (;;) {
    const link = /https?:\/\/\S+\/console\/entry\S+/.exec(await nextLine(lines))?.[0];
    if (link !== undefined) return { url: new URL(link).origin, ownerLink: link, stop };
  }
}

/** Runs a program with an empty data directory and any free port; both are gone when it has stopped. */
function startServer(args: readonly string[]) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kuaishan-e2e-'));
  // PostgreSQL refuses to run as root: the server then gives it a user of its own, who must get in here
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      DATA_DIR: path.join(dataDir, 'data'),
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      DATABASE_ADMIN_URL: '',
      PUBLIC_URL: '',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), stop };
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next();
  if (done === true) throw new Error('the server ended before it answered; what it said of it stands above');
  return value;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';

const home = path.resolve(import.meta.dirname, '../..');
const program = path.join(home, 'packages/server/test/stage-process.ts');

/** A running server with an empty database of its own, whose clock the test moves. */
export interface Stage {
  readonly url: string;
  /** the owner's one-time link, as a first start prints it */
  readonly ownerLink: string;
  /** Lets the time pass up to `at` (ISO 8601 with offset); whatever is due on the way has been performed when this returns. */
  moveTo(at: string): Promise<void>;
  stop(): Promise<void>;
}

/** `start`: the moment the stage's clock shows first. */
export async function startStage(o: { start: string }): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kuaishan-e2e-'));
  // PostgreSQL refuses to run as root: the server then gives it a user of its own, who must get in here
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, [program, o.start], {
    env: {
      ...process.env,
      DATA_DIR: path.join(dataDir, 'data'),
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      DATABASE_ADMIN_URL: '',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const { url, ownerLink } = await nextLine<{ url: string; ownerLink: string }>(child, lines);
  return {
    url,
    ownerLink,
    moveTo: async (at) => {
      child.stdin.write(`${JSON.stringify({ moveTo: at })}\n`);
      await nextLine(child, lines);
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function nextLine<T>(child: ChildProcess, lines: Interface): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the server ended with code ${code} before it answered`));
    child.once('exit', ended);
    lines.once('line', (line) => {
      child.off('exit', ended);
      resolve(JSON.parse(line) as T);
    });
  });
}

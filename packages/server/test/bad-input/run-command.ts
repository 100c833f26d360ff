import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../../src/cli/main.ts';
import { noteChild } from './leftovers.ts';

export const kuaishan = join(import.meta.dirname, '..', '..', 'bin', 'kuaishan.js');

/** What a command said and how it ended. */
export interface Ended {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
  readonly signal: string | null;
  readonly seconds: number;
  /** the most memory it had; null when it did not live to tell, or there is no /proc */
  readonly megabytes: number | null;
}

/** Nothing a person waits for takes longer; what does is killed and counts as hanging. */
const LIMIT_MS = 60_000;

/** Notes the process's peak of memory when it ends. From /proc: what `resourceUsage` says counts the process that started it, too. */
const noteMemory = `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  try {
    writeFileSync(process.env.BAD_INPUT_MEMORY, /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {}
});`;

/** Runs the `kuaishan` command as a person would, in `cwd`; as `user` where this process may choose. */
export async function runKuaishan(
  args: readonly string[],
  o: { cwd: string; env?: Readonly<Record<string, string>>; user?: { uid: number; gid: number } | null },
): Promise<Ended> {
  const startedAt = performance.now();
  const memory = join(o.cwd, '.memory');
  const preload = `data:text/javascript,${encodeURIComponent(noteMemory)}`;
  const child = noteChild(
    spawn(process.execPath, ['--import', preload, kuaishan, ...args], {
      cwd: o.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...cleanEnvironment(), BAD_INPUT_MEMORY: memory, ...o.env },
      ...o.user,
    }),
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const [out, err, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  clearTimeout(timer);
  return { out, err, code: code as number | null, signal: signal as string | null, seconds: since(startedAt), megabytes: read(memory) };
}

/** This process's environment without what would change the command's. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(DATABASE_|PORT$|HOST$|DATA_DIR$|PUBLIC_URL$|AUTH_SECRET$|LOG_LEVEL$|NODE_|KUAISHAN_|LC_|LANG)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

export function since(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 10) / 100;
}

function read(memory: string): number | null {
  try {
    const kilobytes = Number(readFileSync(memory, 'utf8'));
    rmSync(memory);
    return Math.round(kilobytes / 1024);
  } catch {
    return null;
  }
}

/** The same program inside this process, for tests that have no second to spare. */
export async function runInside(args: readonly string[], o: { cwd: string }): Promise<Ended> {
  const startedAt = performance.now();
  const said = { out: '', err: '' };
  const code = await run(args, {
    locale: 'en',
    cwd: o.cwd,
    env: {},
    out: (piece) => {
      said.out += piece;
    },
    say: (line) => {
      said.err += `${line}\n`;
    },
  });
  return { ...said, code, signal: null, seconds: since(startedAt), megabytes: null };
}

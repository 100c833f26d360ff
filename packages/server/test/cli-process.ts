import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A `kuaishan` command as an operator runs it: a process of its own. */
export interface CliProcess {
  readonly child: ChildProcess;
  /** Resolves with what was printed once it holds `words`, counted from the last call's. */
  until(words: RegExp): Promise<string>;
  /** resolves with the exit code and everything printed */
  readonly ended: Promise<{ code: number | null; printed: string }>;
}

/** Starts commands in one environment; what still runs at the end of the file is killed. */
export function cliProcesses(env: Readonly<Record<string, string>>): (...args: readonly string[]) => CliProcess {
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
  });
  return (...args) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'kuaishan.js'), ...args], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    let printed = '';
    let seen = 0;
    const waiting = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        for (const look of waiting) look();
      });
    }
    const ended = new Promise<{ code: number | null; printed: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, printed })),
    );
    const until = (words: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          const match = words.exec(printed.slice(seen));
          if (!match) return;
          waiting.delete(look);
          seen += match.index + match[0].length;
          resolve(printed);
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended without saying ${words}:\n${printed}`)));
      });
    return { child, until, ended };
  };
}

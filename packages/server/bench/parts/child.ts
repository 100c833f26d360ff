import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Stage } from './bench.ts';

/** A process of the bench's own that says a line of JSON at a time. */
export interface Child<Line> {
  readonly process: ChildProcess;
  /** Resolves once `over` has said so of a line; it is asked of every line, those said before too. Rejects with what it throws. */
  until(over: (line: Line) => boolean): Promise<void>;
  tell(line: object): void;
  /** Tells it a line and gives the next one it says. */
  ask(line: object): Promise<Line>;
  /** Asks it to end (SIGTERM) and waits until it has. */
  end(): Promise<void>;
}

/** Starts `node file …args`. It ends with the bench at the latest; that it ends before it is asked to is an error `failed` rejects with. */
export function startChild<Line>(
  stage: Stage,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child<Line> & { readonly failed: Promise<never> } {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const said: Line[] = [];
  const listeners: ((line: Line) => void)[] = [];
  const answers: ((line: Line) => void)[] = [];
  const tell = (line: object) => void child.stdin.write(`${JSON.stringify(line)}\n`);
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    said.push(line);
    answers.shift()?.(line);
    for (const listen of listeners) listen(line);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let asked = false;
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (!asked) reject(new Error(`${file} ended by itself (${code ?? signal})`));
    });
  });
  // whoever waits for it races against `failed`; nobody waits between two measurements
  failed.catch(() => {});
  const end = async () => {
    asked = true;
    child.kill('SIGTERM');
    await ended;
  };
  stage.afterwards(end);
  return {
    process: child,
    failed,
    until: (over) =>
      new Promise((resolve, reject) => {
        const listen = (line: Line) => {
          try {
            if (over(line)) resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        said.forEach(listen);
        listeners.push(listen);
      }),
    tell,
    ask: (line) =>
      new Promise((resolve) => {
        answers.push(resolve);
        tell(line);
      }),
    end,
  };
}

/** For the child: a line to whoever started it. */
export function report(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

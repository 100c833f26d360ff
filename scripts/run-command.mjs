import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const home = fileURLToPath(new URL('..', import.meta.url));

/** The environment of every tool we start: `node` is the pinned one, whichever Node started us; colours only for a person. */
export function toolEnvironment() {
  const { FORCE_COLOR: _, ...env } = process.env;
  const pathName = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  return {
    ...env,
    [pathName]: [path.join(home, 'node_modules', '.bin'), env[pathName]].join(path.delimiter),
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  };
}

/**
 * Runs one command line to its end, with nothing on its standard input.
 * @param {object} o
 * @param {string} o.command as a package.json script would spell it
 * @param {string} [o.cwd] relative to the root; default the root
 * @param {Record<string, string | undefined>} [o.env] added to the tools' environment
 * @param {number} [o.limitMs] after which the command and its children are killed
 * @returns {Promise<{ ok: boolean, output: string, stdout: string, ms: number }>} `output` is stdout and stderr as they came
 */
export function runCommand({ command, cwd = '.', env = {}, limitMs }) {
  const started = performance.now();
  // A group of its own, so that a limit or a Ctrl-C reaches the children too. Windows has no groups.
  const grouped = process.platform !== 'win32';
  const child = spawn(command, {
    cwd: path.resolve(home, cwd),
    env: { ...toolEnvironment(), ...env },
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: grouped,
  });
  let output = '';
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
  });

  const kill = () => {
    try {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // already gone
    }
  };
  const interrupted = () => {
    kill();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const limit =
    limitMs === undefined
      ? undefined
      : setTimeout(() => {
          output += `\nStopped after ${Math.round(limitMs / 1000)} s, its limit.\n`;
          kill();
        }, limitMs);

  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ ok) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ ok, output, stdout, ms: performance.now() - started });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

/**
 * The command line behind a script of a workspace's package.json, or undefined.
 * @param {string} workspace folder, e.g. `packages/console`
 * @param {string} script
 * @returns {string | undefined}
 */
export function scriptOf(workspace, script) {
  const manifest = /** @type {{ scripts?: Record<string, string> }} */ (
    JSON.parse(readFileSync(path.join(home, workspace, 'package.json'), 'utf8'))
  );
  return manifest.scripts?.[script];
}

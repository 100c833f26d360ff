/**
 * `npm run demo`: builds the two web apps when they changed, then starts `kuaishan demo` with whatever arguments were given.
 * Runs on any Node from 20 on; the server itself runs on the pinned one.
 *
 *   npm run demo
 *   npm run demo -- --fresh
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { home, toolEnvironment } from './run-command.mjs';

const builtIn = await run('node', [path.join(home, 'scripts', 'build.mjs')], process.stderr);
if (builtIn !== 0) process.exit(builtIn);
process.exit(
  await run('node', [path.join(home, 'packages', 'server', 'bin', 'kuaishan.js'), 'demo', ...process.argv.slice(2)], process.stdout),
);

/**
 * Runs a program to its end in our terminal; a Ctrl-C reaches it by itself, a SIGTERM is passed on.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.WriteStream} out where its output goes
 * @returns {Promise<number>} its exit code
 */
function run(program, args, out) {
  const child = spawn(program, args, { env: toolEnvironment(), stdio: ['inherit', out, 'inherit'] });
  const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGINT', () => {});
  process.on('SIGTERM', passOn);
  process.on('SIGHUP', passOn);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGHUP', passOn).removeAllListeners('SIGINT');
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

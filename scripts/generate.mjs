/**
 * Writes every generated file anew: JSON Schema (script), database types and OpenAPI (server), API clients (console, member), each by the
 * `generate` script of its workspace, in this order, because later ones read earlier ones' files.
 *
 *   node scripts/generate.mjs           writes them
 *   node scripts/generate.mjs --check   fails when one is not current, and leaves the files as they were
 */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { home, runCommand, scriptOf } from './run-command.mjs';

const workspaces = ['packages/script', 'packages/server', 'packages/console', 'packages/member'];
const checking = process.argv.includes('--check');

const before = snapshot();
const generators = workspaces.filter((workspace) => scriptOf(workspace, 'generate') !== undefined);
for (const workspace of generators) {
  const { ok, output, ms } = await runCommand({ command: scriptOf(workspace, 'generate') ?? '', cwd: workspace });
  if (!ok) {
    restore(before);
    console.error(`${workspace}: its generate script failed\n${output}`);
    process.exit(1);
  }
  if (!checking) console.log(`${workspace}: generated in ${(ms / 1000).toFixed(1)} s`);
}

if (checking) {
  const after = snapshot();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
  restore(before);
  if (stale.length > 0) {
    console.error(`Not current: ${stale.join(', ')}\nRun npm run generate and commit what it wrote.`);
    process.exit(1);
  }
  if (after.size === 0) {
    console.error('No generated file was found, so nothing was compared.');
    process.exit(1);
  }
  console.log(`${after.size} generated files are current: ${[...after.keys()].join(', ')}`);
}

/** @returns {Map<string, string>} each generated file's text, by its path */
function snapshot() {
  const files = globSync(
    workspaces.map((workspace) => `${workspace}/**/*.{gen.ts,gen.json,schema.json}`),
    {
      cwd: home,
      exclude: (name) => /(^|[\\/])(node_modules|dist|\.cache|data)$/.test(name),
    },
  );
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(home, file), 'utf8')]));
}

/** @param {Map<string, string>} files */
function restore(files) {
  for (const [file, text] of snapshot()) {
    const was = files.get(file);
    if (was === undefined) rmSync(path.join(home, file));
    else if (was !== text) writeFileSync(path.join(home, file), was);
  }
}

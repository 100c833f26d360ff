/**
 * Builds the two web apps, and the workbook check beside the console, into their `dist/`, when what goes into them changed since the last build.
 *
 *   node scripts/build.mjs [--force]
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { home, runCommand, scriptOf } from './run-command.mjs';

/** What each app's build makes, below its folder. */
const apps = {
  'packages/console': ['dist/index.html', 'check/dist/index.html'],
  'packages/member': ['dist/index.html'],
};
const force = process.argv.includes('--force');
const results = await Promise.all(Object.entries(apps).map(([app, pages]) => build(app, pages)));
if (results.includes(false)) process.exitCode = 1;

/**
 * @param {string} app
 * @param {string[]} pages
 * @returns {Promise<boolean>} whether they are now current
 */
async function build(app, pages) {
  const command = scriptOf(app, 'build');
  if (command === undefined) return report(app, 'has no build script in its package.json', false);
  const stamp = path.join(home, '.cache', 'build', path.basename(app));
  const inputs = hashInputs([app, 'packages/script/package.json', 'packages/script/src', 'package-lock.json', 'tsconfig.base.json']);
  const made = pages.every((page) => existsSync(path.join(home, app, page)));
  const built = made && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
  if (built && !force) return report(app, 'is current', true);

  rmSync(stamp, { force: true }); // a build that breaks leaves no claim behind
  const { ok, output, ms } = await runCommand({ command, cwd: app });
  if (!ok) return report(app, `did not build:\n${output}`, false);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
  return report(app, `built in ${(ms / 1000).toFixed(1)} s`, true);
}

/**
 * @param {string[]} roots files and folders
 * @returns {string} hash over the names and bytes of all that goes into a build
 */
function hashInputs(roots) {
  const hash = createHash('sha256');
  for (const file of roots.flatMap(filesUnder))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(home, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @returns {string[]} sorted, without tests and what tools leave behind
 */
function filesUnder(name) {
  const folder = path.join(home, name);
  if (!existsSync(folder)) return [];
  const ignored = /^(dist|node_modules|\.cache|test-results)$|\.test\.tsx?$/;
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !ignored.test(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${name}/${entry.name}`) : [`${name}/${entry.name}`]));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [name];
    throw error;
  }
}

/**
 * @param {string} app
 * @param {string} what
 * @param {boolean} ok
 */
function report(app, what, ok) {
  (ok ? console.log : console.error)(`${app} ${what}`);
  return ok;
}

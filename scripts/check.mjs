/**
 * All checks and all tests, and at the end one plain line: `N passed, N failed`.
 * Passed ones are tests; a check that fails counts as one failed.
 *
 *   node scripts/check.mjs               everything (npm run check, npm test)
 *   node scripts/check.mjs types lint    only these steps, and what they need
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { steps as allSteps } from './check-steps.mjs';
import { countTests } from './count-tests.mjs';
import { home, runCommand } from './run-command.mjs';

/** @typedef {import('./check-steps.mjs').Step} Step */

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !allSteps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${allSteps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}
const steps = wanted.length === 0 ? allSteps : withWhatTheyNeed(wanted);
const width = Math.max(...steps.map((step) => step.name.length));
const totals = { passed: 0, failed: 0 };
/** @type {Map<string, boolean>} */
const outcomes = new Map();
/** what later steps learn from earlier ones @type {Record<string, string>} */
const learned = {};
const startedAt = performance.now();

await runAll();
console.log(`\nall of it ${seconds(performance.now() - startedAt)}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** Starts whatever may run, and again whenever something has ended, until nothing is left. */
async function runAll() {
  const waiting = new Set(steps);
  /** @type {Map<Step, Promise<Step>>} */
  const running = new Map();
  while (waiting.size + running.size > 0) {
    for (const step of waiting) {
      if (!mayStart(step, running, waiting)) continue;
      waiting.delete(step);
      running.set(
        step,
        run(step).then(() => step),
      );
    }
    running.delete(await Promise.race(running.values()));
  }
}

/**
 * @param {Step} step
 * @param {Map<Step, unknown>} running
 * @param {Set<Step>} waiting
 */
function mayStart(step, running, waiting) {
  if (step.alone)
    return running.size === 0 && [...waiting].find((other) => other.alone) === step && ![...waiting].some((other) => !other.alone);
  const ready = [...(step.needs ?? []), ...(step.after ?? [])].every(
    (name) => outcomes.has(name) || !steps.some((other) => other.name === name),
  );
  return ready && running.size < Math.max(2, availableParallelism());
}

/**
 * Runs one step and says how it went.
 * @param {Step} step
 */
async function run(step) {
  const blocking = (step.needs ?? []).filter((name) => outcomes.get(name) === false);
  if (blocking.length > 0) return say(step, { ok: false, ms: 0, note: `not run, because ${blocking.join(' and ')} failed`, output: '' });

  if (step.counts) rmSync(path.join(home, step.counts.file), { force: true });
  const limit = step.limitMinutes === undefined ? {} : { limitMs: step.limitMinutes * 60_000 };
  const { ok, output, stdout, ms } = await runCommand({
    command: step.command,
    cwd: step.cwd ?? '.',
    env: { ...learned, ...step.env },
    ...limit,
  });
  if (step.name === 'browser' && ok) learned['KUAISHAN_BROWSER'] = stdout.trim();
  if (!step.counts) return say(step, { ok, ms, note: step.name === 'size' && ok ? stdout.trim() : '', output });

  const { passed, failed, note } = countTests({ ...step.counts, file: path.join(home, step.counts.file), ok });
  totals.passed += passed;
  totals.failed += failed;
  return say(step, { ok: failed === 0, ms, note: `${passed} passed, ${failed} failed${note && ` (${note})`}`, output, counted: true });
}

/**
 * @param {Step} step
 * @param {{ ok: boolean, ms: number, note: string, output: string, counted?: boolean }} result
 */
function say(step, { ok, ms, note, output, counted = false }) {
  outcomes.set(step.name, ok);
  if (!ok && !counted) totals.failed += 1;
  const start = `${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(width)} ${seconds(ms).padStart(8)}  `;
  console.log(`${start}${note.replaceAll('\n', `\n${' '.repeat(start.length)}`)}`.trimEnd());
  if (ok || output === '') return;
  console.log(`\n--- ${step.name}: ${step.command}\n${(process.stdout.isTTY ? output : stripVTControlCharacters(output)).trim()}\n---\n`);
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * @param {string[]} names
 * @returns {Step[]} these steps and, before them, all that they need
 */
function withWhatTheyNeed(names) {
  /** @type {Set<string>} */
  const needed = new Set();
  const need = (/** @type {string} */ name) => {
    needed.add(name);
    allSteps.find((step) => step.name === name)?.needs?.forEach(need);
  };
  names.forEach(need);
  return allSteps.filter((step) => needed.has(step.name));
}

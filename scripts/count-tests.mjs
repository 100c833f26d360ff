import { existsSync, readFileSync } from 'node:fs';

/**
 * Counts tests from a runner's JSON report. A test that did not run is a failed one: nothing here is skipped. So is a run that failed
 * without a failed test (a file that did not load, an error outside of tests), and a run that left no report or ran no test.
 * @param {{ reporter: 'vitest' | 'playwright', file: string, ok: boolean }} o `ok`: the runner said all was well
 * @returns {{ passed: number, failed: number, note: string }} `note` says what the figures alone do not, or is empty
 */
export function countTests({ reporter, file, ok }) {
  if (!existsSync(file)) return { passed: 0, failed: 1, note: 'it left no report' };
  const { passed, failed, unrun } = (reporter === 'vitest' ? fromVitest : fromPlaywright)(readFileSync(file, 'utf8'));
  if (passed + failed + unrun === 0) return { passed: 0, failed: 1, note: 'it ran no test' };
  const beside = !ok && failed + unrun === 0 ? 1 : 0;
  const notes = [...(unrun > 0 ? [`${unrun} did not run`] : []), ...(beside > 0 ? ['it failed outside of its tests'] : [])];
  return { passed, failed: failed + unrun + beside, note: notes.join(', ') };
}

/** @param {string} text */
function fromVitest(text) {
  const report =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */ (
      JSON.parse(text)
    );
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    unrun: report.numPendingTests + report.numTodoTests,
  };
}

/** A flaky test (failed, then passed) has failed. @param {string} text */
function fromPlaywright(text) {
  const { stats } = /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} */ (JSON.parse(text));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, unrun: stats.skipped };
}

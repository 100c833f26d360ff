import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests } from './count-tests.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kuaishan-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * @param {'vitest' | 'playwright'} reporter
 * @param {unknown} report
 * @param {boolean} ok
 */
function count(reporter, report, ok) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return countTests({ reporter, file, ok });
}

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } };

test('passed and failed tests are counted', () => {
  expect(count('vitest', vitest, true)).toEqual({ passed: 5, failed: 0, note: '' });
  expect(count('vitest', { ...vitest, numFailedTests: 2 }, false)).toEqual({ passed: 5, failed: 2, note: '' });
  expect(count('playwright', playwright, true)).toEqual({ passed: 3, failed: 0, note: '' });
  expect(count('playwright', { stats: { ...playwright.stats, unexpected: 1 } }, false)).toEqual({ passed: 3, failed: 1, note: '' });
});

test('a skipped test is a failed one', () => {
  expect(count('vitest', { ...vitest, numPendingTests: 1, numTodoTests: 1 }, true)).toMatchObject({ failed: 2, note: '2 did not run' });
  expect(count('playwright', { stats: { ...playwright.stats, skipped: 4 } }, true)).toMatchObject({ failed: 4, note: '4 did not run' });
});

test('a test that passed only when tried again is a failed one', () => {
  expect(count('playwright', { stats: { ...playwright.stats, flaky: 1 } }, true)).toMatchObject({ passed: 3, failed: 1 });
});

test('a file that did not load is a failed test', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(count('vitest', { ...vitest, testResults }, false)).toMatchObject({ passed: 5, failed: 1 });
});

test('a runner that failed without a failed test counts as one failed', () => {
  expect(count('vitest', vitest, false)).toEqual({ passed: 5, failed: 1, note: 'it failed outside of its tests' });
  expect(count('playwright', playwright, false)).toMatchObject({ failed: 1 });
});

test('no test at all, and no report at all, is a failure', () => {
  expect(count('vitest', { ...vitest, numPassedTests: 0 }, true)).toEqual({ passed: 0, failed: 1, note: 'it ran no test' });
  expect(countTests({ reporter: 'vitest', file: path.join(folder, 'nowhere.json'), ok: true })).toMatchObject({ passed: 0, failed: 1 });
});

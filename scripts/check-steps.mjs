/**
 * Everything `npm run check` does, in the order it is said. Steps run side by side on as many cores as there are; `alone` steps (the
 * tests, which bring their own parallelism) run with nothing beside them.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command as a package.json script would spell it
 * @property {string} [cwd] relative to the root
 * @property {string[]} [needs] steps that must have passed; when one has not, this step fails unrun
 * @property {string[]} [after] steps that must have ended, well or not, because they write what this one reads
 * @property {boolean} [alone]
 * @property {number} [limitMinutes] killed and failed after that
 * @property {{ reporter: 'vitest' | 'playwright', file: string }} [counts] tests are counted from this JSON report
 * @property {Record<string, string>} [env]
 */

const vitestReport = '.cache/check/vitest.json';
const playwrightReport = '.cache/check/playwright.json';

/** @type {Step[]} */
export const steps = [
  { name: 'browser', command: 'node scripts/ensure-browser.mjs', limitMinutes: 8 },
  { name: 'generated', command: 'node scripts/generate.mjs --check' },
  { name: 'docs current', command: 'node packages/script/scripts/write-lint-docs.ts --check', after: ['generated'] },
  { name: 'types', command: 'tsc -b', after: ['generated'] },
  { name: 'build', command: 'node scripts/build.mjs', after: ['generated'] },
  { name: 'format', command: 'biome ci' },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings', after: ['generated'] },
  { name: 'boundaries', command: 'node scripts/check-boundaries.mjs', after: ['generated'] },
  { name: 'dead code', command: 'knip', after: ['generated'] },
  { name: 'size', command: 'node scripts/size.mjs', needs: ['build'] },
  {
    name: 'tests',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${vitestReport}`,
    alone: true,
    limitMinutes: 14,
    counts: { reporter: 'vitest', file: vitestReport },
  },
  {
    name: 'e2e',
    command: 'playwright test --reporter=list,json',
    cwd: 'e2e',
    needs: ['browser', 'build'],
    alone: true,
    limitMinutes: 14,
    counts: { reporter: 'playwright', file: playwrightReport },
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `../${playwrightReport}` },
  },
];

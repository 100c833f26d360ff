import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const check = path.join(import.meta.dirname, 'check-boundaries.mjs');
/** @type {string[]} */
const trees = [];

afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true });
});

/** A small repository that keeps every rule. */
const lawful = {
  'packages/script/package.json': JSON.stringify({
    name: '@kuaishan/script',
    type: 'module',
    exports: { '.': './src/index.ts', './workbook': './src/workbook/index.ts' },
  }),
  'packages/script/src/index.ts': "export { plan } from './plan.ts';",
  'packages/script/src/plan.ts': 'export const plan = 1;',
  'packages/script/src/workbook/index.ts': 'export const workbook = 1;',
  'packages/server/src/main.ts':
    "import './http/server.ts';\nimport { open } from './features/groups/index.ts';\nexport const main = open;",
  'packages/server/src/http/server.ts': "import { routes } from '../features/groups/routes.ts';\nexport const server = routes;",
  'packages/server/src/platform/clock.ts': 'export const clock = 1;',
  'packages/server/src/facts/identity/index.ts': "export { staff } from './staff.ts';",
  'packages/server/src/facts/identity/staff.ts': "import { clock } from '../../platform/clock.ts';\nexport const staff = clock;",
  'packages/server/src/features/conversations/index.ts': 'export const say = 1;',
  'packages/server/src/features/groups/index.ts': "import { say } from '../conversations/index.ts';\nexport const open = say;",
  'packages/server/src/features/groups/routes.ts': "import { staff } from '../../facts/identity/index.ts';\nexport const routes = staff;",
  'packages/server/src/features/groups/domain/room.ts': "import { plan } from '@kuaishan/script';\nexport const room = plan;",
  'packages/console/src/app.tsx': "import { plan } from '@kuaishan/script';\nexport const app = plan;",
  'packages/member/src/app.tsx': "import { plan } from '@kuaishan/script';\nexport const app = plan;",
};

/**
 * Writes a tree and runs the check on it.
 * @param {Record<string, string>} files
 */
function run(files) {
  const tree = mkdtempSync(path.join(tmpdir(), 'kuaishan-boundaries-'));
  trees.push(tree);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(tree, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(tree, name), text);
  }
  mkdirSync(path.join(tree, 'node_modules/@kuaishan'), { recursive: true });
  symlinkSync('../../packages/script', path.join(tree, 'node_modules/@kuaishan/script'), 'dir');
  const { status, stdout, stderr } = spawnSync(process.execPath, [check, tree], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('a tree that keeps the rules passes, and says how much it saw', () => {
  const { status, said } = run(lawful);
  expect(said).toMatch(/^14 modules, 11 imports/);
  expect(status).toBe(0);
});

test('a tree without modules fails', () => {
  const { status, said } = run({ 'README.md': 'nothing here' });
  expect(said).toMatch(/^No modules:/);
  expect(status).toBe(1);
});

test('modules whose imports cannot be seen fail', () => {
  const { status, said } = run({ 'packages/script/src/index.ts': 'export const alone = 1;' });
  expect(said).toMatch(/1 modules without a single import/);
  expect(status).toBe(1);
});

/** @type {[rule: string, file: string, text: string][]} */
const violations = [
  ['uses-table:features/conversations', 'packages/server/src/features/conversations/up.ts', "export { open } from '../groups/index.ts';"],
  [
    'uses-table:facts/identity',
    'packages/server/src/facts/identity/up.ts',
    "import type { open } from '../../features/groups/index.ts';\nexport type Up = typeof open;",
  ],
  ['module-not-in-table', 'packages/server/src/features/coins/index.ts', "export { say } from '../conversations/index.ts';"],
  ['front-door-only', 'packages/server/src/features/groups/side-door.ts', "export { staff } from '../../facts/identity/staff.ts';"],
  ['front-door-only', 'packages/server/src/features/groups/side-door.test.ts', "export { staff } from '../../facts/identity/staff.ts';"],
  ['doors-enter-by-index-or-routes', 'packages/server/src/http/side-door.ts', "export { staff } from '../facts/identity/staff.ts';"],
  ['modules-know-no-door', 'packages/server/src/features/groups/wiring.ts', "export { main } from '../../main.ts';"],
  ['platform-has-no-domain', 'packages/server/src/platform/jobs.ts', "export { staff } from '../facts/identity/index.ts';"],
  ['cli-and-demo-wire-nothing', 'packages/server/src/cli/start.ts', "export { staff } from '../facts/identity/index.ts';"],
  ['http-is-wired-by-main', 'packages/server/src/http/again.ts', "export { main } from '../main.ts';"],
  ['script-imports-nothing-of-ours', 'packages/script/src/cheat.ts', "export { clock } from '../../server/src/platform/clock.ts';"],
  ['script-runs-anywhere', 'packages/script/src/read.ts', "export { readFileSync } from 'node:fs';"],
  ['script-runs-anywhere', 'packages/script/src/read-again.ts', "export { readFileSync } from 'fs';"],
  ['workbooks-have-an-entry-of-their-own', 'packages/script/src/heavy.ts', "export { workbook } from './workbook/index.ts';"],
  ['domain-is-pure', 'packages/server/src/features/groups/domain/late.ts', "export { clock } from '../../../platform/clock.ts';"],
  ['domain-is-pure', 'packages/server/src/features/groups/domain/hash.ts', "export { createHash } from 'node:crypto';"],
  ['domain-is-pure', 'packages/server/src/features/groups/domain/out.ts', "export { open } from '../index.ts';"],
  ['web-apps-stand-alone', 'packages/console/src/cheat.ts', "export type { server } from '../../server/src/http/server.ts';"],
  ['web-apps-stand-alone', 'packages/member/src/cheat.ts', "export { app } from '../../console/src/app.tsx';"],
  ['web-apps-stand-alone', 'packages/member/src/heavy.ts', "export { workbook } from '@kuaishan/script/workbook';"],
  ['web-apps-stand-alone', 'packages/console/src/check/heavy.ts', "export { workbook } from '@kuaishan/script/workbook';"],
  ['check-is-free-of-the-console', 'packages/console/src/check/kit.ts', "export { kit } from '../kit-again.ts';"],
  [
    'check-reads-workbooks',
    'packages/console/src/check/worker/check-worker.ts',
    "export { server } from '../../../../server/src/main.ts';",
  ],
  ['web-apps-run-in-browsers', 'packages/member/src/read.ts', "export { readFileSync } from 'node:fs';"],
  ['server-imports-no-web-app', 'packages/server/src/http/app.ts', "export { app } from '../../../console/src/app.tsx';"],
  ['flows-use-the-doors', 'e2e/flow.ts', "export { main } from '../packages/server/src/main.ts';"],
  ['tests-are-leaves', 'packages/server/src/http/helped.ts', "export { help } from '../../test/help.ts';"],
  ['no-cycle', 'packages/server/src/platform/ring-again.ts', "import type { Ring } from './ring.ts';\nexport type Again = Ring;"],
  ['not-found', 'packages/server/src/platform/lost.ts', "export { nothing } from './nowhere.ts';"],
];

describe('each deliberate violation fails the check', () => {
  /** @type {{ status: number | null, said: string }} */
  let outcome;

  beforeAll(() => {
    outcome = run({
      ...lawful,
      'packages/server/test/help.ts': 'export const help = 1;',
      'packages/server/src/platform/ring.ts': "import type { Again } from './ring-again.ts';\nexport type Ring = Again;",
      'packages/console/src/kit-again.ts': "export { line as kit } from './realtime/connection.ts';",
      'packages/console/src/realtime/connection.ts': 'export const line = 1;',
      ...Object.fromEntries(violations.map(([, file, text]) => [file, text])),
    });
  });

  test.each(violations)('%s: %s', (rule, file) => {
    expect(outcome.said).toContain(`${rule}: ${file} → `);
    expect(outcome.status).toBe(1);
  });
});

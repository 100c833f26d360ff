/**
 * Which part of the repository may import which (docs/adr/0001). `npm run boundaries` enforces it.
 *
 * `uses` is the table of the server's modules: a module may import the modules named beside it, and no other.
 * It changes only with an ADR. A folder that is not in it fails the check.
 */

const facts = {
  'facts/identity': [],
  'facts/contacts': ['facts/identity'],
  'facts/events': ['facts/contacts', 'facts/identity'],
  'facts/media': ['facts/identity'],
};
const everyFact = Object.keys(facts);

const features = {
  'features/conversations': [...everyFact],
  'features/groups': [...everyFact, 'features/conversations'],
  'features/channels': [...everyFact, 'features/conversations'],
  'features/staffing': [...everyFact, 'features/groups', 'features/channels'],
  'features/sales': [...everyFact, 'features/groups'],
};
const everyFactAndFeature = [...everyFact, ...Object.keys(features)];

const direction = {
  'direction/scripts': [...everyFactAndFeature],
  'direction/cues': [...everyFactAndFeature, 'direction/scripts'],
  'direction/campaigns': [...everyFactAndFeature, 'direction/scripts', 'direction/cues'],
  'direction/shifts': [...everyFactAndFeature, 'direction/scripts', 'direction/cues', 'direction/campaigns'],
  'direction/rehearsal': [...everyFactAndFeature, 'direction/scripts', 'direction/cues'],
};

/** @type {Record<string, string[]>} */
const uses = { ...facts, ...features, ...direction };

const SERVER = '^packages/server/src/';
const LAYERS = `${SERVER}(facts|features|direction)/`;
/** The entries of @kuaishan/script, as its package.json names them; `screens` is what a page says without parsing. Workbooks are for the server alone: they need a megabyte of reader. */
const SCRIPT = '^packages/script/src/((vocabulary|templates|workbook|screens)/)?index[.]ts$';
const LIGHT_SCRIPT = '^packages/script/src/((vocabulary|templates|screens)/)?index[.]ts$';
/** The one place of the web apps that reads workbooks. */
const CHECK_WORKER = '^packages/console/src/check/worker/check-worker[.]ts$';
const TEST_FILE = '[.]test[.](ts|tsx|mjs)$';
/** Anything that is ours: a workspace's sources. */
const OURS = '^(packages|e2e|scripts)/';

assertNoCycle(uses);

/** One rule per row of the table: a module reaches itself and what its row names. */
const usesRules = Object.entries(uses).map(([module, used]) => ({
  name: `uses-table:${module}`,
  comment: `${module} may use ${used.length > 0 ? used.join(', ') : 'no other module'} (the table in .dependency-cruiser.cjs).`,
  severity: 'error',
  from: { path: `${SERVER}${module}/` },
  to: { path: LAYERS, pathNot: [module, ...used].map((name) => `${SERVER}${name}/`) },
}));

module.exports = {
  forbidden: [
    ...usesRules,
    {
      name: 'module-not-in-table',
      comment: 'Every folder of facts/, features/ and direction/ is a module with a row in the table in .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: LAYERS, pathNot: Object.keys(uses).map((module) => `${SERVER}${module}/`) },
      to: {},
    },
    {
      name: 'front-door-only',
      comment: 'Another module is entered through its index.ts.',
      severity: 'error',
      from: { path: `${SERVER}(facts|features|direction)/([^/]+)/` },
      to: { path: LAYERS, pathNot: [`${SERVER}$1/$2/`, `${LAYERS}[^/]+/index[.]ts$`] },
    },
    {
      name: 'doors-enter-by-index-or-routes',
      comment:
        'http/, main.ts, benches and the tests’ helpers enter a module through its index.ts; http/ and main.ts also through its routes.ts.',
      severity: 'error',
      from: { path: '^packages/server/(src|test|bench)/', pathNot: LAYERS },
      to: { path: LAYERS, pathNot: `${LAYERS}[^/]+/(index|routes)[.]ts$` },
    },
    {
      name: 'modules-know-no-door',
      comment: 'Modules are wired by main.ts: they import neither http/, cli/, demo/, operation/ nor main.ts.',
      severity: 'error',
      from: { path: LAYERS },
      to: { path: `${SERVER}(http/|cli/|demo/|operation/|main[.]ts$)` },
    },
    {
      name: 'platform-has-no-domain',
      comment: 'platform/ imports no module and no door.',
      severity: 'error',
      from: { path: `${SERVER}platform/` },
      to: { path: SERVER, pathNot: `${SERVER}platform/` },
    },
    {
      name: 'cli-and-demo-wire-nothing',
      comment: 'Commands start what main.ts wires, and the demo drives the public API: neither imports a module or a route.',
      severity: 'error',
      from: { path: `${SERVER}(cli|demo)/` },
      to: { path: [LAYERS, `${SERVER}http/`] },
    },
    {
      name: 'http-is-wired-by-main',
      comment: 'http/ imports no command, no demo, no operation and not main.ts.',
      severity: 'error',
      from: { path: `${SERVER}http/` },
      to: { path: `${SERVER}(cli/|demo/|operation/|main[.]ts$)` },
    },
    {
      name: 'script-imports-nothing-of-ours',
      comment: 'packages/script is the language alone.',
      severity: 'error',
      from: { path: '^packages/script/' },
      to: { path: OURS, pathNot: '^packages/script/' },
    },
    {
      name: 'script-runs-anywhere',
      comment: 'packages/script also runs in the browser: no module of Node.',
      severity: 'error',
      from: { path: '^packages/script/src/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workbooks-have-an-entry-of-their-own',
      comment: 'Reading workbooks is heavy: only @kuaishan/script/workbook reaches it, so that no browser loads it by accident.',
      severity: 'error',
      from: { path: '^packages/script/src/', pathNot: ['^packages/script/src/workbook/', TEST_FILE] },
      to: { path: ['^packages/script/src/workbook/', 'node_modules/(exceljs|fflate)/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports itself and @kuaishan/script (which is pure too), nothing else.',
      severity: 'error',
      from: { path: '^(packages/[^/]+/src/.*?domain)/', pathNot: TEST_FILE },
      to: { pathNot: ['^$1/', LIGHT_SCRIPT] },
    },
    {
      name: 'web-apps-stand-alone',
      comment: 'The web apps import @kuaishan/script and themselves: never the server, never each other.',
      severity: 'error',
      from: { path: '^packages/(console|member)/', pathNot: CHECK_WORKER },
      to: { path: OURS, pathNot: ['^packages/$1/', LIGHT_SCRIPT] },
    },
    {
      name: 'check-reads-workbooks',
      comment: 'The workbook check has no server to read workbooks: its worker does, and nothing else of the web apps.',
      severity: 'error',
      from: { path: CHECK_WORKER },
      to: { path: OURS, pathNot: ['^packages/console/', SCRIPT] },
    },
    {
      name: 'check-is-free-of-the-console',
      comment: 'The workbook check is one small page: no component kit, no questions to a server, no addresses, no editor (docs/adr/0026).',
      severity: 'error',
      from: { path: '^packages/console/src/check/' },
      to: {
        path: ['node_modules/(antd|@tanstack|@codemirror|socket[.]io|openapi)', '^packages/console/src/(api/client|realtime/|routes)'],
        reachable: true,
      },
    },
    {
      name: 'web-apps-run-in-browsers',
      comment: 'No module of Node in what a browser loads.',
      severity: 'error',
      from: { path: '^packages/(console|member)/src/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-imports-no-web-app',
      comment:
        'The server serves the built files of the web apps; it imports @kuaishan/script only, by its entries (tests also its tests’ helpers).',
      severity: 'error',
      from: { path: '^packages/server/' },
      to: { path: OURS, pathNot: ['^packages/server/', SCRIPT, '^packages/script/test/'] },
    },
    {
      name: 'flows-use-the-doors',
      comment: 'e2e/ drives what a person has: pages, HTTP, commands.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^packages/(server|console|member)/' },
    },
    {
      name: 'tests-are-leaves',
      comment: 'Nothing imports a test file, and only tests import the tests’ helpers.',
      severity: 'error',
      from: { path: OURS, pathNot: [TEST_FILE, '(^|/)test/', '^e2e/'] },
      to: { path: [TEST_FILE, '/test/'], pathNot: 'node_modules' },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that import each other are one file, or have a third one in them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-found',
      comment: 'An import that cannot be resolved cannot be checked either.',
      severity: 'error',
      from: { path: OURS },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]cache|data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};

/**
 * The table must be a staircase: throws with the modules that use each other in a ring.
 * @param {Record<string, string[]>} table
 */
function assertNoCycle(table) {
  const done = new Set();
  /** @type {(module: string, path: string[]) => void} */
  const visit = (module, path) => {
    if (path.includes(module)) throw new Error(`The uses table has a cycle: ${[...path.slice(path.indexOf(module)), module].join(' → ')}`);
    if (done.has(module)) return;
    for (const used of table[module] ?? []) visit(used, [...path, module]);
    done.add(module);
  };
  for (const module of Object.keys(table)) visit(module, []);
}

/**
 * Checks who imports whom against `.dependency-cruiser.cjs`.
 *
 *   node scripts/check-boundaries.mjs [directory]
 *
 * A checker that sees nothing reports nothing, so it also fails when it saw no modules, or fewer than there are files, or no import at all.
 */
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';

const home = path.resolve(import.meta.dirname, '..');
const root = path.resolve(process.argv[2] ?? home);
/** @typedef {{ forbidden: import('dependency-cruiser').IForbiddenRuleType[], options: import('dependency-cruiser').ICruiseOptions }} Config */
const config = /** @type {Config} */ (createRequire(import.meta.url)('../.dependency-cruiser.cjs'));

const files = globSync(['packages/*/{src,test}/**/*.{ts,tsx}', 'e2e/**/*.ts'], {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|dist|\.cache|data)$/.test(name),
}).map((file) => file.split(path.sep).join('/'));

const problems = files.length === 0 ? [`No modules: ${root} has no sources under packages/*/src, so nothing was checked.`] : await check();
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(
    `\n${problems.length} boundary ${problems.length === 1 ? 'problem' : 'problems'}. The table and the rules: .dependency-cruiser.cjs`,
  );
  process.exitCode = 1;
}

/**
 * Cruises the sources.
 * @returns {Promise<string[]>} one line or more for each problem; empty when all is well
 */
async function check() {
  process.chdir(root); // paths in the rules start at the root
  const { output } = await cruise(files, { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true, baseDir: root });
  if (typeof output === 'string') throw new TypeError('dependency-cruiser answered text instead of a result');
  const seen = new Set(output.modules.map((module) => module.source));
  const unseen = files.filter((file) => !seen.has(file));
  const { violations, totalDependenciesCruised = 0 } = output.summary;

  const blind = [
    ...(seen.size === 0 ? ['No modules were seen: dependency-cruiser does not understand this TypeScript version.'] : []),
    ...(unseen.length > 0 ? [`${unseen.length} of ${files.length} files were not seen, the first: ${unseen[0]}`] : []),
    ...(totalDependenciesCruised === 0 ? [`${seen.size} modules without a single import: the imports were not read.`] : []),
  ];
  if (blind.length === 0 && violations.length === 0) {
    console.log(`${files.length} modules, ${totalDependenciesCruised} imports, ${config.forbidden.length} rules: no violation`);
  }
  const comments = new Map(config.forbidden.map((rule) => [rule.name, rule.comment]));
  return [
    ...blind,
    ...violations.map(({ rule, from, to, cycle }) => {
      const way = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
      return `${rule.name}: ${way}\n    ${comments.get(rule.name) ?? ''}`;
    }),
  ];
}

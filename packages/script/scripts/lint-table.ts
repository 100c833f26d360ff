/**
 * Prints every lint rule with its smallest breaking script (found) and the correction (clean). Ends with 1 when one is not as it says.
 *
 *   npm run -w packages/script lint:table              the table
 *   npm run -w packages/script lint:table -- --full    with the scripts
 */
import { parseArgs } from 'node:util';
import { lintRules, lintScript, parseScript } from '../src/index.ts';
import { type RuleExample, ruleExamples } from '../src/lint/examples/index.ts';
import { unifiedDiff } from './unified-diff.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });

let wrong = 0;
for (const rule of lintRules) {
  for (const example of ruleExamples[rule.id]) {
    const broken = told(example.broken, example, rule.id);
    const mended = told(example.mended, example, null);
    const found = broken.length > 0 && broken.join(' ') === example.at.map((place) => `${rule.id}@${place}`).join(' ');
    const clean = mended.length === 0;
    if (!found || !clean) wrong += 1;
    const columns = [rule.id.padEnd(24), rule.kind.padEnd(8), found ? `found ${example.at.join(' ')}`.padEnd(18) : 'NOT FOUND'.padEnd(18)];
    console.log(`${columns.join('')}${clean ? 'clean' : 'NOT CLEAN'}   ${example.what.en}`);
    if (!found) console.log(`    said of the breaking script: ${broken.join(' ') || 'nothing'}`);
    if (!clean) console.log(`    said of the correction: ${mended.join(' ')}`);
    if (values.full) console.log(`${unifiedDiff(example.broken, example.mended)}\n`);
  }
}
const shown = Object.values(ruleExamples).flat().length;
console.log(
  `${lintRules.length} rules, ${shown} breaking scripts, ${wrong === 0 ? 'every one found, every correction clean' : `${wrong} not as they say`}`,
);
if (wrong > 0) process.exitCode = 1;

/** `rule@line:column` of what lint says; of one rule, or of all when there should be nothing (notes do not count then). */
function told(text: string, { options = {}, mendedOptions = options }: RuleExample, rule: string | null): readonly string[] {
  const parsed = parseScript(text);
  const findings = parsed.ok ? lintScript(parsed.script, rule === null ? mendedOptions : options) : parsed.findings;
  return findings
    .filter((finding) => (rule === null ? finding.severity !== 'info' : finding.rule === rule))
    .map((finding) => `${finding.rule}@${finding.at?.line ?? 0}:${finding.at?.column ?? 0}`);
}

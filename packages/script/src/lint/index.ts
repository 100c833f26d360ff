export { type LintRuleId, lintRules } from './lint-rules.ts';
export { type LintOptions, lintScript } from './lint-script.ts';
export type { LintContext, LintRule } from './rule.ts';

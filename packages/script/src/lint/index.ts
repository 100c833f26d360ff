export { kindOfFinding, reasonOfRule } from './kind-of-finding.ts';
export { kindWords } from './kind-words.ts';
export { type LintRuleId, lintRules } from './lint-rules.ts';
export { type LintOptions, lintScript } from './lint-script.ts';
export type { LintContext, LintRule, RuleCovers, RuleKind } from './rule.ts';
export type { ScriptFormat, ScriptIndex } from './script-index.ts';

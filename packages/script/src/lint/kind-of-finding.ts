import type { Finding, Locale } from '../script.ts';
import { lintRules } from './lint-rules.ts';
import type { LintRule, RuleKind } from './rule.ts';

const rules: ReadonlyMap<string, LintRule> = new Map(lintRules.map((rule) => [rule.id, rule]));

/** What kind of rule a finding comes from; what parsers and importers find is a matter of form. */
export function kindOfFinding({ rule }: Pick<Finding, 'rule'>): RuleKind {
  return rules.get(rule)?.kind ?? 'form';
}

/** Why the rule of a finding is there: the playbook's reason. Null for what parsers and importers find. */
export function reasonOfRule(rule: string): Readonly<Record<Locale, string>> | null {
  return rules.get(rule)?.reason ?? null;
}

import type { Finding } from '../script.ts';
import type { LintContext, LintRule } from './rule.ts';

const notForHonesty = {
  'zh-CN': '写了理由也不行：诚实的规则不能跳过。',
  en: 'The reason given does not help: what must stay honest cannot be waived.',
} as const;

/**
 * Applies the reasons a script gives: a cue's `reason`, or one for the whole script under `exceptions`. A warning of craft becomes a note that carries
 * the reason; of an honesty rule it stays what it is and says so. What makes a script impossible (errors, matters of form) no reason helps.
 */
export function silencing({ index, script }: Pick<LintContext, 'index' | 'script'>): (rule: LintRule, finding: Finding) => Finding {
  const exceptions = new Map(script.exceptions.map(({ rule, reason }) => [rule, reason]));
  return (rule, finding) => {
    const ofCue = finding.cue === null ? null : (index.cues.get(finding.cue)?.reason ?? null);
    const reason = ofCue ?? exceptions.get(rule.id) ?? null;
    if (reason === null || rule.kind === 'form') return finding;
    if (rule.kind === 'honesty') return { ...finding, message: withMore(finding.message) };
    return finding.severity === 'error' ? finding : { ...finding, severity: 'info', silenced: reason };
  };
}

function withMore(message: Finding['message']): Finding['message'] {
  const { 'zh-CN': zh, en } = message;
  return {
    'zh-CN': { why: zh.why, todo: `${zh.todo}${notForHonesty['zh-CN']}` },
    en: { why: en.why, todo: `${en.todo} ${notForHonesty.en}` },
  };
}

import type { LintRuleId } from '../lint-rules.ts';
import { badTimeExamples } from './bad-time.ts';
import { channelCannotExamples } from './channel-cannot.ts';
import { missingAttachmentExamples } from './missing-attachment.ts';
import { noClosingExamples } from './no-closing.ts';
import { quietHoursExamples } from './quiet-hours.ts';
import type { RuleExample } from './rule-example.ts';
import { tooLongExamples } from './too-long.ts';
import { tooManyMessagesExamples } from './too-many-messages.ts';
import { unknownReferenceExamples } from './unknown-reference.ts';
import { unknownRoleExamples } from './unknown-role.ts';
import { unknownVariableExamples } from './unknown-variable.ts';

/** Every rule, shown broken and mended: a rule without an example does not pass the type checker. */
export const ruleExamples: Readonly<Record<LintRuleId, readonly RuleExample[]>> = {
  'bad-time': badTimeExamples,
  'unknown-reference': unknownReferenceExamples,
  'too-long': tooLongExamples,
  'unknown-role': unknownRoleExamples,
  'unknown-variable': unknownVariableExamples,
  'channel-cannot': channelCannotExamples,
  'no-closing': noClosingExamples,
  'quiet-hours': quietHoursExamples,
  'too-many-messages': tooManyMessagesExamples,
  'missing-attachment': missingAttachmentExamples,
};

export type { RuleExample } from './rule-example.ts';

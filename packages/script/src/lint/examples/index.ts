import type { LintRuleId } from '../lint-rules.ts';
import { allowanceExamples } from './allowance.ts';
import { assistantRatioExamples } from './assistant-ratio.ts';
import { badTimeExamples } from './bad-time.ts';
import { cannotHearExamples } from './cannot-hear.ts';
import { channelCannotExamples } from './channel-cannot.ts';
import { missingAttachmentExamples } from './missing-attachment.ts';
import { missingDeputyExamples } from './missing-deputy.ts';
import { noClosingExamples } from './no-closing.ts';
import { ownerCollisionExamples } from './owner-collision.ts';
import { quietHoursExamples } from './quiet-hours.ts';
import type { RuleExample } from './rule-example.ts';
import { staffLoadExamples } from './staff-load.ts';
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
  'cannot-hear': cannotHearExamples,
  'no-closing': noClosingExamples,
  'quiet-hours': quietHoursExamples,
  'too-many-messages': tooManyMessagesExamples,
  'missing-attachment': missingAttachmentExamples,
  allowance: allowanceExamples,
  'owner-collision': ownerCollisionExamples,
  'staff-load': staffLoadExamples,
  'assistant-ratio': assistantRatioExamples,
  'missing-deputy': missingDeputyExamples,
};

export type { RuleExample } from './rule-example.ts';

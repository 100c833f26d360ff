import type { LintRule } from './rule.ts';
import { badTime } from './rules/bad-time.ts';
import { channelCannot } from './rules/channel-cannot.ts';
import { missingAttachment } from './rules/missing-attachment.ts';
import { noClosing } from './rules/no-closing.ts';
import { quietHours } from './rules/quiet-hours.ts';
import { tooLong } from './rules/too-long.ts';
import { tooManyMessages } from './rules/too-many-messages.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { unknownRole } from './rules/unknown-role.ts';
import { unknownVariable } from './rules/unknown-variable.ts';

/** Every lint rule, the ones that stop a script first. */
export const lintRules = [
  badTime,
  unknownReference,
  tooLong,
  unknownRole,
  unknownVariable,
  channelCannot,
  noClosing,
  quietHours,
  tooManyMessages,
  missingAttachment,
] as const satisfies readonly LintRule[];

export type LintRuleId = (typeof lintRules)[number]['id'];

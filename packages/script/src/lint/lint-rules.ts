import type { LintRule } from './rule.ts';
import { allowance } from './rules/allowance.ts';
import { assistantRatio } from './rules/assistant-ratio.ts';
import { badTime } from './rules/bad-time.ts';
import { cannotHear } from './rules/cannot-hear.ts';
import { channelCannot } from './rules/channel-cannot.ts';
import { missingAttachment } from './rules/missing-attachment.ts';
import { missingDeputy } from './rules/missing-deputy.ts';
import { noClosing } from './rules/no-closing.ts';
import { ownerCollision } from './rules/owner-collision.ts';
import { quietHours } from './rules/quiet-hours.ts';
import { staffLoad } from './rules/staff-load.ts';
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
  cannotHear,
  noClosing,
  quietHours,
  tooManyMessages,
  missingAttachment,
  allowance,
  ownerCollision,
  staffLoad,
  assistantRatio,
  missingDeputy,
] as const satisfies readonly LintRule[];

export type LintRuleId = (typeof lintRules)[number]['id'];

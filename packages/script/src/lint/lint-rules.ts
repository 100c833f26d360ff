import type { LintRule } from './rule.ts';
import { afterLiveByClock } from './rules/after-live-by-clock.ts';
import { allowance } from './rules/allowance.ts';
import { assistantRatio } from './rules/assistant-ratio.ts';
import { badException } from './rules/bad-exception.ts';
import { badTime } from './rules/bad-time.ts';
import { cannotHear } from './rules/cannot-hear.ts';
import { channelCannot } from './rules/channel-cannot.ts';
import { contradictingTimes } from './rules/contradicting-times.ts';
import { frontLoad } from './rules/front-load.ts';
import { lastCallAfterClose } from './rules/last-call-after-close.ts';
import { liveWithoutPreview } from './rules/live-without-preview.ts';
import { liveWithoutReplay } from './rules/live-without-replay.ts';
import { missingAttachment } from './rules/missing-attachment.ts';
import { missingDeputy } from './rules/missing-deputy.ts';
import { noBait } from './rules/no-bait.ts';
import { noClosing } from './rules/no-closing.ts';
import { noCompletionReward } from './rules/no-completion-reward.ts';
import { noDay7 } from './rules/no-day-7.ts';
import { noLastCall } from './rules/no-last-call.ts';
import { noNurture } from './rules/no-nurture.ts';
import { noPrivateCare } from './rules/no-private-care.ts';
import { noSettlement } from './rules/no-settlement.ts';
import { noSharing } from './rules/no-sharing.ts';
import { ownerCollision } from './rules/owner-collision.ts';
import { personalPrice } from './rules/personal-price.ts';
import { quietHours } from './rules/quiet-hours.ts';
import { quietLateDays } from './rules/quiet-late-days.ts';
import { rewardForPraise } from './rules/reward-for-praise.ts';
import { rewardForSharing } from './rules/reward-for-sharing.ts';
import { rewardTooLate } from './rules/reward-too-late.ts';
import { ruleByHand } from './rules/rule-by-hand.ts';
import { secondLastChance } from './rules/second-last-chance.ts';
import { staffLoad } from './rules/staff-load.ts';
import { stockNotCounted } from './rules/stock-not-counted.ts';
import { tooLong } from './rules/too-long.ts';
import { tooManyMessages } from './rules/too-many-messages.ts';
import { trustFirst } from './rules/trust-first.ts';
import { trustLength } from './rules/trust-length.ts';
import { unboundClaim } from './rules/unbound-claim.ts';
import { undisclosedRole } from './rules/undisclosed-role.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { unknownRole } from './rules/unknown-role.ts';
import { unknownVariable } from './rules/unknown-variable.ts';
import { unreachableCue } from './rules/unreachable-cue.ts';

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
  contradictingTimes,
  unreachableCue,
  badException,
  lastCallAfterClose,
  stockNotCounted,
  secondLastChance,
  unboundClaim,
  personalPrice,
  rewardForPraise,
  rewardForSharing,
  undisclosedRole,
  trustFirst,
  trustLength,
  frontLoad,
  noBait,
  noPrivateCare,
  noSharing,
  noCompletionReward,
  rewardTooLate,
  liveWithoutPreview,
  liveWithoutReplay,
  afterLiveByClock,
  noLastCall,
  quietLateDays,
  noSettlement,
  noNurture,
  noDay7,
  ruleByHand,
] as const satisfies readonly LintRule[];

export type LintRuleId = (typeof lintRules)[number]['id'];

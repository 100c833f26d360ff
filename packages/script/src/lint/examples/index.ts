import type { LintRuleId } from '../lint-rules.ts';
import { afterLiveByClockExamples } from './after-live-by-clock.ts';
import { allowanceExamples } from './allowance.ts';
import { assistantRatioExamples } from './assistant-ratio.ts';
import { badExceptionExamples } from './bad-exception.ts';
import { badTimeExamples } from './bad-time.ts';
import { cannotHearExamples } from './cannot-hear.ts';
import { channelCannotExamples } from './channel-cannot.ts';
import { contradictingTimesExamples } from './contradicting-times.ts';
import { frontLoadExamples } from './front-load.ts';
import { lastCallAfterCloseExamples } from './last-call-after-close.ts';
import { liveWithoutPreviewExamples } from './live-without-preview.ts';
import { liveWithoutReplayExamples } from './live-without-replay.ts';
import { missingAttachmentExamples } from './missing-attachment.ts';
import { missingDeputyExamples } from './missing-deputy.ts';
import { noBaitExamples } from './no-bait.ts';
import { noClosingExamples } from './no-closing.ts';
import { noCompletionRewardExamples } from './no-completion-reward.ts';
import { noDay7Examples } from './no-day-7.ts';
import { noLastCallExamples } from './no-last-call.ts';
import { noNurtureExamples } from './no-nurture.ts';
import { noPrivateCareExamples } from './no-private-care.ts';
import { noSettlementExamples } from './no-settlement.ts';
import { noSharingExamples } from './no-sharing.ts';
import { ownerCollisionExamples } from './owner-collision.ts';
import { personalPriceExamples } from './personal-price.ts';
import { quietHoursExamples } from './quiet-hours.ts';
import { quietLateDaysExamples } from './quiet-late-days.ts';
import { rewardForPraiseExamples } from './reward-for-praise.ts';
import { rewardForSharingExamples } from './reward-for-sharing.ts';
import { rewardTooLateExamples } from './reward-too-late.ts';
import { ruleByHandExamples } from './rule-by-hand.ts';
import type { RuleExample } from './rule-example.ts';
import { secondLastChanceExamples } from './second-last-chance.ts';
import { staffLoadExamples } from './staff-load.ts';
import { stockNotCountedExamples } from './stock-not-counted.ts';
import { tooLongExamples } from './too-long.ts';
import { tooManyMessagesExamples } from './too-many-messages.ts';
import { trustFirstExamples } from './trust-first.ts';
import { trustLengthExamples } from './trust-length.ts';
import { unboundClaimExamples } from './unbound-claim.ts';
import { undisclosedRoleExamples } from './undisclosed-role.ts';
import { unknownReferenceExamples } from './unknown-reference.ts';
import { unknownRoleExamples } from './unknown-role.ts';
import { unknownVariableExamples } from './unknown-variable.ts';
import { unreachableCueExamples } from './unreachable-cue.ts';

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
  'trust-first': trustFirstExamples,
  'trust-length': trustLengthExamples,
  'front-load': frontLoadExamples,
  'no-bait': noBaitExamples,
  'no-completion-reward': noCompletionRewardExamples,
  'reward-too-late': rewardTooLateExamples,
  'no-sharing': noSharingExamples,
  'no-private-care': noPrivateCareExamples,
  'live-without-preview': liveWithoutPreviewExamples,
  'live-without-replay': liveWithoutReplayExamples,
  'after-live-by-clock': afterLiveByClockExamples,
  'no-last-call': noLastCallExamples,
  'last-call-after-close': lastCallAfterCloseExamples,
  'no-settlement': noSettlementExamples,
  'no-nurture': noNurtureExamples,
  'no-day-7': noDay7Examples,
  'quiet-late-days': quietLateDaysExamples,
  'unbound-claim': unboundClaimExamples,
  'second-last-chance': secondLastChanceExamples,
  'reward-for-praise': rewardForPraiseExamples,
  'reward-for-sharing': rewardForSharingExamples,
  'undisclosed-role': undisclosedRoleExamples,
  'personal-price': personalPriceExamples,
  'stock-not-counted': stockNotCountedExamples,
  'unreachable-cue': unreachableCueExamples,
  'contradicting-times': contradictingTimesExamples,
  'bad-exception': badExceptionExamples,
  'rule-by-hand': ruleByHandExamples,
};

export type { RuleExample } from './rule-example.ts';

import { type Hand, handWork } from '../budget/hand-work.ts';
import { type ByHandReason, splitPosts } from '../budget/split-posts.ts';
import type { Cue, Script } from '../script.ts';
import { textLength } from '../text/text-length.ts';
import { actions } from '../vocabulary/actions.ts';
import { channels, type TextLimit } from '../vocabulary/channels.ts';
import { type ChannelProfileName, profiles } from '../vocabulary/profiles.ts';

/** How a cue gets to its members on a platform. */
export interface PlatformPreview {
  readonly profile: ChannelProfileName;
  /** `itself`: the software posts; the others are what a person does (see `Hand`) */
  readonly by: 'itself' | Hand;
  /** why it is posted room by room where the platform has mass messages; null where it has none, or it goes as one */
  readonly notMass: ByHandReason | null;
  /** of its longest phrasing, as the platform counts */
  readonly length: number;
  readonly limit: Pick<TextLimit, 'amount' | 'unit'>;
  readonly files: number;
  readonly fileLimit: number;
  /** true: it says something to members there, so that the limits matter */
  readonly limited: boolean;
}

/** Every platform a script can be planned for, in the order people should see them. */
export function platformPreviews(script: Script, o: { cue: Cue; texts: readonly string[] }): readonly PlatformPreview[] {
  const { cue } = o;
  return Object.values(profiles).map(({ name: profile, runsOn }): PlatformPreview => {
    const channel = channels[runsOn];
    const allowance = splitPosts(script, { profile, allowance: null });
    const work = handWork(script, { profile, mass: new Set(allowance?.mass) }).find((one) => one.cue === cue.id);
    const { amount, unit } = channel.textLimit;
    return {
      profile,
      by: work?.hand ?? 'itself',
      notMass: allowance?.byHand.find((one) => one.cue === cue.id)?.reason ?? null,
      length: Math.max(0, ...o.texts.map((text) => textLength(text, unit))),
      limit: { amount, unit },
      ...{ files: cue.attachments.length, fileLimit: channel.attachmentLimit.amount },
      limited: actions[cue.action].reachesMembers,
    };
  });
}

import { type ChannelName, type Cue, isTask, type RoleName, type Script, vocabulary } from '@kuaishan/script';

/** A cue that somebody posts or does with their own hands on a channel. */
export interface HandCue {
  readonly cueId: string;
  readonly role: RoleName;
  /** one post for every member it is for, where the run is the whole group's */
  readonly toEach: boolean;
}

/** The cues of a script that need a person's hand on a channel: every task, and every word where only people may post. */
export function cuesByHand(script: Script, channel: ChannelName): readonly HandCue[] {
  const posted = vocabulary.channels[channel].posts === 'person';
  return script.cues
    .filter((cue) => posted || isTask(cue.action))
    .map((cue) => ({ cueId: cue.id, role: cue.role, toEach: posted && cue.action === 'whisper' }));
}

/** The cue of an id, for its words. */
export function cueOf(script: Script | undefined, cueId: string): Cue | undefined {
  return script?.cues.find((cue) => cue.id === cueId);
}

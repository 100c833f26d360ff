import type { CueId, Script, When } from '../script.ts';

/**
 * The cue whose performance a time waits for: another cue, or for what follows a live class the cue that says it has ended. Null: it waits for none, or
 * nothing says that the class has ended.
 */
export function awaitedCue(when: When, { cues, live }: Pick<Script, 'cues' | 'live'>): CueId | null {
  if (when.kind !== 'relative') return null;
  const { anchor } = when;
  if (anchor.kind === 'cue') return anchor.cue;
  if (anchor.kind !== 'liveEnd') return null;
  const only = live.length === 1;
  return cues.find(({ action, about }) => action === 'live-end' && (about === anchor.live || (only && about === null)))?.id ?? null;
}

import { useEffect, useState } from 'react';
import type { TextDesk } from '../desk/text-desk.ts';
import type { PlannedLine } from '../worker/studio-question.ts';

/** The cue the pencil stands in; null outside the list of cues. Changes only when it comes into another one. */
export function useCursorCue(desk: TextDesk, plan: readonly PlannedLine[]): string | null {
  const [cue, setCue] = useState<string | null>(null);
  useEffect(
    () => desk.listenCursor(({ line, owner }) => setCue(owner === 'cues' ? (plan.findLast((one) => one.line <= line)?.cue ?? null) : null)),
    [desk, plan],
  );
  return cue;
}

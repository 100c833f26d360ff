import type { CueRun } from '../../../api/types.ts';
import type { SignName } from '../../../ui/sign.tsx';

/** How a cue stands now, as one reads it in the prompt book. */
export type Standing =
  | 'done'
  | 'now'
  | 'next'
  | 'planned'
  | 'late'
  | 'held'
  | 'failed'
  | 'waits'
  | 'unposted'
  | 'withdrawn'
  | 'go'
  | 'skipped'
  | 'expired'
  | 'cancelled';

export const signOf: Readonly<Record<Standing, SignName>> = {
  done: 'done',
  now: 'now',
  next: 'next',
  planned: 'planned',
  late: 'late',
  held: 'hand',
  failed: 'failed',
  waits: 'hand',
  unposted: 'withdrawn',
  withdrawn: 'withdrawn',
  go: 'hand',
  skipped: 'withdrawn',
  expired: 'withdrawn',
  cancelled: 'withdrawn',
};

/** A post is what the room talks about for about this long; after that nothing is "now". */
const currentForMs = 15 * 60_000;

/** Whole minutes a pending cue is past its time; 0 while it is not late: past its time by no more than the engine's own pace. */
export function minutesLate(run: Pick<CueRun, 'state' | 'dueAt'>, now: Date, lateAfterMs = 60_000): number {
  if ((run.state !== 'planned' && run.state !== 'held') || run.dueAt === null) return 0;
  const past = now.getTime() - new Date(run.dueAt).getTime();
  return past > lateAfterMs ? Math.floor(past / 60_000) : 0;
}

/** Whether the room is still at this cue: performed, and not long ago. */
export function isCurrent(run: Pick<CueRun, 'state' | 'settledAt'>, now: Date): boolean {
  return run.state === 'performed' && run.settledAt !== null && now.getTime() - new Date(run.settledAt).getTime() <= currentForMs;
}

/** How one run stands; `current` and `next` name the runs the room is at and comes to. */
export function standingOf(run: CueRun, o: { now: Date; lateAfterMs?: number; current: string | null; next: string | null }): Standing {
  switch (run.state) {
    case 'performed':
      // of a cue that a person posts, performing it is only prompting them
      if (run.prompt?.state === 'prompted') return 'waits';
      if (run.prompt?.state === 'expired') return 'unposted';
      if (run.prompt?.state === 'withdrawn') return 'withdrawn';
      return run.cueRunId === o.current ? 'now' : 'done';
    case 'held':
      return 'held';
    case 'planned':
      if (minutesLate(run, o.now, o.lateAfterMs) > 0) return 'late';
      if (run.dueAt === null) return 'go';
      return run.cueRunId === o.next ? 'next' : 'planned';
    case 'failed':
    case 'skipped':
    case 'expired':
    case 'cancelled':
      return run.state;
  }
}

/** Whether it reached whom it is for: of a cue that a person posts, performing it is only prompting them. */
export function isDone(run: Pick<CueRun, 'state' | 'prompt'>): boolean {
  return run.state === 'performed' && (run.prompt === null || run.prompt.state === 'claimed' || run.prompt.state === 'evidenced');
}

/** Whether go may be said to it: what is done is done; what was skipped, expired or failed may still be wanted. */
export function canGo(run: Pick<CueRun, 'state'>): boolean {
  return run.state !== 'performed' && run.state !== 'cancelled';
}

export function canHold(run: Pick<CueRun, 'state'>): boolean {
  return run.state === 'planned';
}

export function canSkip(run: Pick<CueRun, 'state'>): boolean {
  return run.state === 'planned' || run.state === 'held' || run.state === 'failed';
}

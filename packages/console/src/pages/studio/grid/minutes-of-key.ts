const MINUTES_OF_DAY = 24 * 60;
/** People plan in steps of five minutes; what is written finer stays finer until it is moved to a step by dragging. */
export const STEP_MINUTES = 5;

/** How far a key moves a cue, in minutes; null for keys that move nothing. */
export function minutesOfKey({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): number | null {
  const along = shiftKey ? 60 : STEP_MINUTES;
  if (key === 'ArrowLeft') return -along;
  if (key === 'ArrowRight') return along;
  if (key === 'ArrowUp') return -MINUTES_OF_DAY;
  return key === 'ArrowDown' ? MINUTES_OF_DAY : null;
}

/** A drag as minutes: along the strip in steps that end on a whole step, and whole days for strips crossed. */
export function minutesOfDrag(o: {
  readonly minuteOfDay: number;
  readonly pixels: number;
  readonly pixelsPerHour: number;
  readonly days: number;
}): number {
  const wished = o.minuteOfDay + (o.pixels / o.pixelsPerHour) * 60;
  const snapped = Math.round(wished / STEP_MINUTES) * STEP_MINUTES;
  const within = Math.min(Math.max(snapped, 0), MINUTES_OF_DAY - STEP_MINUTES);
  // a click that trembles by a pixel moves nothing
  const along = Math.abs(o.pixels) < 3 ? 0 : within - o.minuteOfDay;
  return along + o.days * MINUTES_OF_DAY;
}

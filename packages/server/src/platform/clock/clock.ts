/**
 * Domain time. Everything the product decides by time asks a clock it was given, so that a rehearsal, the demo and a test can run on
 * another time than the wall's.
 */
export interface Clock {
  /** Domain time now. Never runs backward within a process, nor (fast clock) over a crash. */
  now(): Date;
  /** Domain seconds per wall second: 1 on the wall clock, 1440 in the demo (a day a minute). */
  speed(): number;
  /** Calls back after the speed changed or the time was moved; gives back the unsubscribe function. */
  onChange(callback: () => void): () => void;
  /** Calls back once, as soon as domain time has reached `at` (at once, but never synchronously, when it already has); gives back the cancel function. Does not keep the process alive. */
  wakeAt(at: Date, callback: () => void): () => void;
}

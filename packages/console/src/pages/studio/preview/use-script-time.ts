import { useTimeWords } from '../../../time/use-time-words.ts';

const MINUTES_OF_DAY = 24 * 60;

/** Minutes since midnight of day 1 as people read them. */
export function useScriptTime() {
  const words = useTimeWords();
  const dayOf = (minute: number) => Math.floor(minute / MINUTES_OF_DAY) + 1;
  const whole = (minute: number) => `${words.day(dayOf(minute))} ${clockOf(minute)}`;
  return {
    /** `20:30` */
    clock: clockOf,
    /** `第3天 20:30` */
    whole,
    /** the clock alone where it is the same day */
    from: (start: number | null, minute: number) => (start !== null && dayOf(start) === dayOf(minute) ? clockOf(minute) : whole(minute)),
  };
}

/** Minutes before midnight of day 1 are of the day before. */
export function clockOf(minute: number): string {
  const ofDay = ((minute % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

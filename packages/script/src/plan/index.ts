export { awaitedCue } from './awaited-cue.ts';
export { minuteWords } from './minute-words.ts';
export { type PlannedCue, planScript } from './plan-script.ts';
export { isQuiet } from './quiet-hours.ts';
export { type CueRoot, rootsOfCues } from './root-of-cue.ts';
export { validUntil } from './valid-until.ts';
export { dayOf, instantOf, isZone, type Opening, openingInstant, openingSlip, withOffset } from './wall-clock.ts';

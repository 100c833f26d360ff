/** A composition root beside main.ts: wires a whole rehearsal. Commands enter here. */
export { type Report as RehearsalReport, rehearsalPage, rehearsalText } from '../direction/rehearsal/index.ts';
export { type RehearsalOptions, rehearse } from './rehearse.ts';

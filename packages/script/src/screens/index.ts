/** What a screen needs to ask for a budget and to say it, without the parser and what reads texts: those work in a worker. */

export type { CampaignLoad } from '../budget/budget-script.ts';
export type { PersonLoad } from '../budget/person-load.ts';
export { evenStaffing } from '../budget/staffing.ts';
export { staggerSteps } from '../budget/stagger-steps.ts';
export { POSTS_PER_PERSON_PER_MINUTE } from '../duty/work-ahead.ts';
export { minuteWords } from '../plan/minute-words.ts';

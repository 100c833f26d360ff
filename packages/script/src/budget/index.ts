export { type Budget, type BudgetOptions, budgetScript, type CampaignLoad, staggered } from './budget-script.ts';
export type { Hand, HandWork } from './hand-work.ts';
export type { PersonLoad, PersonMinute, PersonOverload, PrivateList } from './person-load.ts';
export { STAGGER_MINUTES_MAX, type StaggerLimit, type StaggerProposal, staggerLimit } from './propose-stagger.ts';
export { type AllowanceDay, type AllowanceUse, type ByHandReason, splitPosts, splitRule } from './split-posts.ts';
export { type Duty, evenStaffing, type HeadCount, type Staffing } from './staffing.ts';
export { type StaggerStep, staggerSteps } from './stagger-steps.ts';

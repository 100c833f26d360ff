/**
 * direction/cues: what happens in which group at which moment. Owns `performance`, `cue_run` and `slip`; reads members, rooms, prompts and the
 * log by join, and changes them only through their modules.
 */

export { type Audit, auditWorkspace } from './audit/audit-workspace.ts';
export { listCueRuns } from './cue-run-queries.ts';
export { directCue, type Word } from './direct-cue.ts';
export { cueTitle } from './domain/cue-title.ts';
export { reasonWords } from './domain/reasons.ts';
export { endOfNight } from './domain/slips.ts';
export { openPerformances } from './open-performances.ts';
export { pausePerformance, resumePerformance } from './pause-performance.ts';
export { isPausedByRestore, notePausedByRestore, resumeAfterRestore } from './paused-by-restore.ts';
export { type PerformDueOptions, type Performed, performDue } from './perform-due.ts';
export { type AfterRound, type Performer, performRound, type Round, startPerformer } from './performer.ts';
export { planForMember } from './plan-for-member.ts';
export { reconcileCueRuns } from './reconcile-cue-runs.ts';
export { registerCuesRoutes } from './routes.ts';
export { slipRest } from './slip-rest.ts';
export { type Stage, stagedTimetable, stageGroups } from './staged-groups.ts';
export { type UpgradeGoal, type UpgradeRequest, upgradeCampaign } from './upgrade/upgrade-campaign.ts';

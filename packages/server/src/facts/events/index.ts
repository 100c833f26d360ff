/** facts/events: the append-only log, and what members have reached. Owns `event`, `milestone`, `member_fact`. */
export { appendEvents, type NewEvent } from './append-events.ts';
export { type DeclaredFact, listFacts, listMilestones, type ReachedMilestone } from './milestone-queries.ts';
export { type Reached, reachMilestones } from './reach-milestones.ts';

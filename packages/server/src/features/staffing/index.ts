/**
 * features/staffing: who plays which role in which group and who takes over; who did until when; handing a shift over. Owns `casting`,
 * `casting_term`, `hand_over` and `hand_over_move`; reads the names of `staff` and `flash_group`, takes a group's `performance` before its
 * cast, and counts the prompts that wait, by join.
 */
export { type Casting, castRoles } from './cast-roles.ts';
export { type CastMember, type Duty, findOnDuty, listCast, listDuty, listDutyAt } from './casting-queries.ts';
export { type ProposedCasting, proposeCast, proposeDeputy } from './domain/propose-deputy.ts';
export { giveDeputies, listMissingDeputies, type MissingDeputy } from './give-deputies.ts';
export { type HandOverRequest, handOver, undoHandOver } from './hand-over.ts';
export { type HandOverEffect, listHandOvers } from './hand-over-queries.ts';
export { HandOver, MissingDeputies, Role } from './schemas.ts';

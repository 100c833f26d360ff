/** features/staffing: who plays which role in which group, and who takes over. Owns `casting`. */
export { type Casting, castRoles } from './cast-roles.ts';
export { type CastMember, listCast } from './casting-queries.ts';

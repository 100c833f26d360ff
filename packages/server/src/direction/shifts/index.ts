/**
 * direction/shifts: what falls to people minute by minute, where that is too much, and the day in one text. Owns no table; reads cue runs,
 * casts and prompts by join and changes nothing.
 */
export { registerShiftsRoutes } from './routes.ts';
export { getShiftBoard } from './shift-board.ts';

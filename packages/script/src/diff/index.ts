export type { Difference, DifferenceKind, DifferenceSubject, Fragment } from './difference.ts';
export { diffScripts } from './diff-scripts.ts';

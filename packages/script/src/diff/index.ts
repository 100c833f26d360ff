export { diffScripts } from './diff-scripts.ts';
export type { Difference, DifferenceKind, DifferenceSubject, Fragment } from './difference.ts';

export type { Embedded } from './embedded.ts';
export { type ClusterNews, watchRunning } from './join-running.ts';
export { openEmbedded } from './open-embedded.ts';

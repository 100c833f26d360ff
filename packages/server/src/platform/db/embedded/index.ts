export type { Embedded } from './embedded.ts';
export { type ClusterNews, watchRunning } from './join-running.ts';
export { type ClusterSight, lookAtCluster } from './look-at-cluster.ts';
export { openEmbedded } from './open-embedded.ts';

export { type ClusterNews, watchRunning } from './join-running.ts';
export { type Embedded, openEmbedded } from './open-embedded.ts';

export { type Backlog, type Metrics, openMetrics, type PoolCounts } from './metrics.ts';

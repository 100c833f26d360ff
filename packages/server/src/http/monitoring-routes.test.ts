import { expect, test } from 'vitest';
import { manualClock } from '../platform/clock/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { type Backlog, openMetrics } from '../platform/metrics/index.ts';
import { systemRandom } from '../platform/random/index.ts';
import { monitoringApp } from './monitoring-app.ts';
import type { Readers } from './monitoring-routes.ts';
import type { NotReady } from './readiness.ts';

const behind: Backlog = {
  ...{ groupsDue: 3, oldestDueSeconds: 12, groupsRunning: 20, groupsPaused: 1, cuesFailed: 2, promptsWaiting: 7, promptsOverdue: 1 },
};
const random = systemRandom(manualClock());

function monitored(o: { readers?: Readers; trouble?: NotReady | null; backlog?: () => Promise<Backlog> }) {
  const metrics = openMetrics({
    backlog: o.backlog ?? (async () => behind),
    realtimeConnections: () => 41,
    pools: () => ({ requests: { totalCount: 5, idleCount: 2, waitingCount: 1 } }),
  });
  const app = monitoringApp({
    ...{ log: silentLog, random, readiness: { ask: async () => o.trouble ?? null } },
    metrics: { metrics, readers: o.readers ?? 'this machine' },
  });
  const get = async (url: string, more: { headers?: Record<string, string>; remoteAddress?: string } = {}) => {
    const answer = await (await app).inject({ method: 'GET', url, ...more });
    return { status: answer.statusCode, text: answer.body };
  };
  return { metrics, get };
}

test.each<[NotReady | null, number, RegExp]>([
  [null, 200, /^ready$/m],
  ['stopping', 503, /^stopping$/m],
  ['database', 503, /database does not answer/],
  ['migrations', 503, /kuaishan migrate/],
  ['performer', 503, /performing has not turned/],
])('when the trouble is %s, /readyz answers %d in words and /healthz stays well', async (trouble, status, words) => {
  const { get } = monitored({ trouble });
  const ready = await get('/readyz');
  expect(ready.status).toBe(status);
  expect(ready.text).toMatch(words);
  expect(await get('/healthz')).toEqual({ status: 200, text: 'alive\n' });
});

test('metrics are for this machine’s programs alone, also when a proxy on it passes on what comes from elsewhere', async () => {
  const { get } = monitored({});
  expect((await get('/metrics', { remoteAddress: '127.0.0.1' })).status).toBe(200);
  expect((await get('/metrics', { remoteAddress: '::1' })).status).toBe(200);
  expect((await get('/metrics', { remoteAddress: '192.0.2.7' })).status).toBe(403);
  expect((await get('/metrics', { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(403);
  expect((await get('/metrics', { remoteAddress: '192.0.2.7' })).text).toContain('METRICS_TOKEN');
});

test('with a token they are for whoever sends it, from anywhere, and for nobody else', async () => {
  const { get } = monitored({ readers: { token: 'a-token-of-sixteen' } });
  const from = { remoteAddress: '192.0.2.7' };
  expect((await get('/metrics', { ...from, headers: { authorization: 'Bearer a-token-of-sixteen' } })).status).toBe(200);
  expect((await get('/metrics', { ...from, headers: { authorization: 'Bearer a-token-of-seventeen' } })).status).toBe(403);
  expect((await get('/metrics', { remoteAddress: '127.0.0.1' })).status).toBe(403);
});

test('they hold the duration of answers, what was performed and how late, how far the work is behind, pages, pools, and the process', async () => {
  const { metrics, get } = monitored({});
  metrics.answered({ method: 'GET', route: '/api/v1/groups/:groupId', status: 200, seconds: 0.03 });
  metrics.performed({ seconds: 0.2, groups: 4, byOutcome: { performed: 3, expired: 1 }, latenessSeconds: [0.3, 40, 90], faults: 1 });
  const { text } = await get('/metrics');
  for (const line of [
    'kuaishan_http_request_duration_seconds_count{method="GET",route="/api/v1/groups/:groupId",status="200"} 1',
    'kuaishan_cues_total{outcome="performed"} 3',
    'kuaishan_cues_total{outcome="expired"} 1',
    'kuaishan_cue_lateness_seconds_bucket{le="60"} 2',
    'kuaishan_cue_lateness_seconds_count 3',
    'kuaishan_performing_round_seconds_count 1',
    'kuaishan_performing_faults_total 1',
    'kuaishan_groups_due 3',
    'kuaishan_oldest_due_seconds 12',
    'kuaishan_prompts_waiting 7',
    'kuaishan_realtime_connections 41',
    'kuaishan_pool_connections{pool="requests",state="busy"} 3',
    'kuaishan_database_up 1',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^process_resident_memory_bytes /m);
});

test('while the database is away they say so, and give no old numbers', async () => {
  let away = false;
  const { get } = monitored({ backlog: async () => (away ? Promise.reject(new Error('gone')) : behind) });
  expect((await get('/metrics')).text).toContain('kuaishan_groups_due 3\n');
  away = true;
  const { text } = await get('/metrics');
  expect(text).toContain('kuaishan_database_up 0\n');
  expect(text).toContain('kuaishan_groups_due Nan\n');
});

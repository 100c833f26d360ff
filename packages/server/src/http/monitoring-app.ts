import { type App, createApp } from '../platform/http/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Random } from '../platform/random/index.ts';
import { type Monitoring, registerMonitoringRoutes } from './monitoring-routes.ts';

/** An application of probes and metrics alone, for a port of its own: a worker's, or METRICS_PORT. */
export async function monitoringApp(o: Monitoring & { log: Log; random: Random }): Promise<App> {
  const nobody = async () => null;
  const app = await createApp({ log: o.log, random: o.random, authenticator: { staff: nobody, member: nobody } });
  registerMonitoringRoutes(app, o);
  await app.ready();
  return app;
}

import { createHmac } from 'node:crypto';
import { registerCampaignsRoutes, registerRehearsedCampaignsRoutes } from '../direction/campaigns/index.ts';
import { planForMember, registerCuesRoutes } from '../direction/cues/index.ts';
import { type RunRehearsal, rehearsalRoutes } from '../direction/rehearsal/index.ts';
import { registerScriptsRoutes } from '../direction/scripts/index.ts';
import { registerShiftsRoutes } from '../direction/shifts/index.ts';
import { identityRoutes, type SignIn, staffOfHeaders } from '../facts/identity/index.ts';
import { registerMediaRoutes } from '../facts/media/index.ts';
import { linkRoutes, pushRoutes } from '../features/channels/index.ts';
import { registerChannelsRoutes } from '../features/channels/routes.ts';
import { registerConversationsRoutes } from '../features/conversations/routes.ts';
import { groupsRoutes, memberOfRequest } from '../features/groups/index.ts';
import { registerSalesRoutes } from '../features/sales/index.ts';
import { registerStaffingRoutes } from '../features/staffing/routes.ts';
import type { Deps } from '../platform/deps.ts';
import { type App, type AppOptions, createApp, type RegisterRoutes } from '../platform/http/index.ts';
import { addApiDocs } from './api-docs.ts';
import { type DemoDoor, registerDemoRoutes } from './demo-routes.ts';
import { registerHealthRoutes } from './health-routes.ts';
import { type Monitoring, registerMonitoringRoutes } from './monitoring-routes.ts';
import { readWebApp } from './web-app.ts';
import { registerWebAppRoutes } from './web-app-routes.ts';

export interface AppParts {
  readonly deps: Deps;
  readonly signIn: SignIn;
  /** signs sessions; members' tokens are derived from it */
  readonly secret: string;
  readonly version: string;
  /** folders the web apps were built into */
  readonly web: { readonly console: string; readonly member: string; readonly check: string };
  /** null = this is no demo */
  readonly demo: DemoDoor | null;
  /** addresses of the proxies in front; absent = none */
  readonly trustProxy?: readonly string[];
  /** push services that may be reached although they are not public; absent = none */
  readonly pushServices?: readonly string[];
  /** probes and metrics on this port; absent = they are elsewhere */
  readonly monitoring?: Monitoring;
  /** told of every answer */
  readonly onAnswer?: AppOptions['onAnswer'];
  /** something may be due earlier than was known */
  readonly wake: () => void;
  /** this is a rehearsal: scripts are opened whatever is found in them */
  readonly rehearsing?: boolean;
  /** how rehearsals are run; absent = there are none here */
  readonly rehearse?: RunRehearsal;
}

/** The whole HTTP application: every module's routes, the API's description, the two web apps. Ready to listen. */
export async function buildApp(o: AppParts): Promise<App> {
  const { deps, signIn } = o;
  const app = await createApp({
    log: deps.log,
    random: deps.random,
    trustProxy: [...(o.trustProxy ?? [])],
    ...(o.onAnswer && { onAnswer: o.onAnswer }),
    authenticator: {
      staff: (request) => staffOfHeaders(deps, signIn, request.headers),
      member: (request) => memberOfRequest(deps, request),
    },
  });
  await addApiDocs(app, o);
  // whatever a person changes may make something due at once
  app.addHook('onResponse', async (request, reply) => {
    if (request.method !== 'GET' && request.actor?.kind === 'staff' && reply.statusCode < 400) o.wake();
  });
  const modules: readonly RegisterRoutes[] = [
    identityRoutes({ signIn, demo: o.demo !== null }),
    registerMediaRoutes,
    groupsRoutes({
      tokenSecret: createHmac('sha256', o.secret).update('member tokens').digest('base64url'),
      afterJoin: planForMember,
      joined: o.wake,
    }),
    registerConversationsRoutes,
    registerChannelsRoutes,
    registerStaffingRoutes,
    registerSalesRoutes,
    pushRoutes({ trusted: new Set(o.pushServices ?? []) }),
    linkRoutes({ staff: (request) => staffOfHeaders(deps, signIn, request.headers) }),
    registerScriptsRoutes,
    registerCuesRoutes,
    o.rehearsing ? registerRehearsedCampaignsRoutes : registerCampaignsRoutes,
    registerShiftsRoutes,
    ...(o.rehearse ? [rehearsalRoutes({ run: o.rehearse })] : []),
  ];
  for (const register of modules) register(app, deps);
  registerHealthRoutes(app, o);
  if (o.monitoring) registerMonitoringRoutes(app, o.monitoring);
  if (o.demo) registerDemoRoutes(app, { signIn, door: o.demo });
  registerWebAppRoutes(app, { console: readWebApp(o.web.console), member: readWebApp(o.web.member), check: readWebApp(o.web.check) });
  await app.ready();
  return app;
}

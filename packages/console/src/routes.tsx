import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isSignedOut } from './api/problem.ts';
import { meQuery } from './api/session.ts';
import { Shell } from './shell/shell.tsx';
import { NotFoundPage, PageProblem } from './ui/page-problem.tsx';

interface Context {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** Everything behind sign-in; who is signed out is sent to sign in and comes back to where they were going. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { to: location.href } });
      throw error;
    }
  },
});

/** Search parameters are whatever somebody typed into the address: only strings pass. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const optional = <Name extends string>(search: Record<string, unknown>, ...names: readonly Name[]): { [K in Name]?: string } => {
  const kept: { [K in Name]?: string } = {};
  for (const name of names) {
    const value = text(search[name]);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
};

const isCount = (value: unknown): value is number => Number.isInteger(value);

const inside = () => signedIn;
const outside = () => root;

const today = createRoute({
  getParentRoute: inside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/today/today-page.tsx'), 'TodayPage'),
});
const prompts = createRoute({
  getParentRoute: inside,
  path: '/prompts',
  component: lazyRouteComponent(() => import('./pages/prompts/prompts-page.tsx'), 'PromptsPage'),
});
const shifts = createRoute({
  getParentRoute: inside,
  path: '/shifts',
  component: lazyRouteComponent(() => import('./pages/shifts/shifts-page.tsx'), 'ShiftsPage'),
});
const scripts = createRoute({
  getParentRoute: inside,
  path: '/scripts',
  component: lazyRouteComponent(() => import('./pages/scripts/scripts-page.tsx'), 'ScriptsPage'),
});
const newScript = createRoute({
  getParentRoute: inside,
  path: '/scripts/new',
  component: lazyRouteComponent(() => import('./pages/studio/new-script-page.tsx'), 'NewScriptPage'),
});
const script = createRoute({
  getParentRoute: inside,
  path: '/scripts/$scriptId',
  component: lazyRouteComponent(() => import('./pages/studio/script-page.tsx'), 'ScriptPage'),
});
const versions = createRoute({
  getParentRoute: inside,
  path: '/scripts/$scriptId/versions',
  validateSearch: ({ from, to }: Record<string, unknown>): { from?: number; to?: number } => ({
    ...(isCount(from) ? { from } : {}),
    ...(isCount(to) ? { to } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/versions/versions-page.tsx'), 'VersionsPage'),
});
const openCampaign = createRoute({
  getParentRoute: inside,
  path: '/scripts/$scriptId/open',
  component: lazyRouteComponent(() => import('./pages/open-campaign/open-campaign-page.tsx'), 'OpenCampaignPage'),
});
const rehearse = createRoute({
  getParentRoute: inside,
  path: '/scripts/$scriptId/rehearse',
  validateSearch: (search: Record<string, unknown>) => optional(search, 'rehearsal'),
  component: lazyRouteComponent(() => import('./pages/rehearse/rehearse-page.tsx'), 'RehearsePage'),
});
const campaign = createRoute({
  getParentRoute: inside,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('./pages/campaign/campaign-page.tsx'), 'CampaignPage'),
});
const upgrade = createRoute({
  getParentRoute: inside,
  path: '/campaigns/$campaignId/upgrade',
  component: lazyRouteComponent(() => import('./pages/upgrade/upgrade-page.tsx'), 'UpgradePage'),
});
const groupRoom = createRoute({
  getParentRoute: inside,
  path: '/groups/$groupId',
  validateSearch: (search: Record<string, unknown>) => optional(search, 'cue', 'member', 'thread', 'tab'),
  component: lazyRouteComponent(() => import('./pages/group-room/group-room-page.tsx'), 'GroupRoomPage'),
});
const members = createRoute({
  getParentRoute: inside,
  path: '/groups/$groupId/members',
  validateSearch: (search: Record<string, unknown>) => optional(search, 'member'),
  component: lazyRouteComponent(() => import('./pages/members/members-page.tsx'), 'MembersPage'),
});
const orders = createRoute({
  getParentRoute: inside,
  path: '/orders',
  component: lazyRouteComponent(() => import('./pages/orders/orders-page.tsx'), 'OrdersPage'),
});
const staff = createRoute({
  getParentRoute: inside,
  path: '/staff',
  component: lazyRouteComponent(() => import('./pages/staff/staff-page.tsx'), 'StaffPage'),
});
const audit = createRoute({
  getParentRoute: inside,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});
const entry = createRoute({
  getParentRoute: outside,
  path: '/entry/$token',
  component: lazyRouteComponent(() => import('./pages/entry/entry-page.tsx'), 'EntryPage'),
});
const signIn = createRoute({
  getParentRoute: outside,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => optional(search, 'to'),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const routeTree = root.addChildren([
  signedIn.addChildren([
    today,
    prompts,
    shifts,
    scripts,
    newScript,
    script,
    versions,
    openCampaign,
    rehearse,
    campaign,
    upgrade,
    groupRoom,
    members,
    orders,
    staff,
    audit,
  ]),
  entry,
  signIn,
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/console',
    context: { queries },
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

import { z } from 'zod';
import { inWorkspace } from '../../../platform/db/index.ts';
import { localeOf, type RegisterRoutes, staffOf } from '../../../platform/http/index.ts';
import { pushKeysOf } from './push-keys.ts';
import type { TrustedServices } from './push-service.ts';
import { subscribeBrowser, unsubscribeBrowser } from './subscribe-browser.ts';

/** Keys as browsers give them: base64url of 65 bytes (a point of P-256) and of 16. */
const Subscription = z.object({
  endpoint: z.string().min(1).max(2_000),
  p256dh: z.string().regex(/^[\w-]{87}=?$/),
  auth: z.string().regex(/^[\w-]{22}(==)?$/),
});

/** Web Push: a browser that rings although no page is open. */
export function pushRoutes(o: { trusted: TrustedServices }): RegisterRoutes {
  return (app, deps) => {
    app.route({
      method: 'GET',
      url: '/api/v1/push/key',
      config: { access: 'staff' },
      schema: {
        summary: 'The key a browser subscribes with (applicationServerKey)',
        tags: ['push'],
        response: { 200: z.object({ publicKey: z.string() }) },
      },
      handler: async (request) => {
        const { workspaceId } = staffOf(request);
        const { publicKey } = await inWorkspace(deps.db, workspaceId, (tx) => pushKeysOf(tx, workspaceId));
        return { publicKey };
      },
    });
    app.route({
      method: 'POST',
      url: '/api/v1/push/subscriptions',
      config: { access: 'staff' },
      schema: {
        summary: 'This browser rings for me; repeated it changes nothing',
        tags: ['push'],
        body: Subscription,
        response: { 200: z.object({ rings: z.literal(true) }) },
      },
      handler: async (request) => {
        await subscribeBrowser(deps, {
          actor: staffOf(request),
          subscription: request.body,
          locale: localeOf(request),
          trusted: o.trusted,
        });
        return { rings: true } as const;
      },
    });
    app.route({
      method: 'POST',
      url: '/api/v1/push/subscriptions/forget',
      config: { access: 'staff' },
      schema: {
        summary: 'This browser rings no more',
        tags: ['push'],
        body: z.object({ endpoint: z.string().min(1).max(2_000) }),
        response: { 200: z.object({ rings: z.literal(false) }) },
      },
      handler: async (request) => {
        await unsubscribeBrowser(deps, { actor: staffOf(request), endpoint: request.body.endpoint });
        return { rings: false } as const;
      },
    });
  };
}

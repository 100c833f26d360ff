import { z } from 'zod';
import type { App } from '../platform/http/index.ts';

/** Whether the process answers; says nothing of the database, whose loss it is meant to survive. */
export function registerHealthRoutes(app: App, o: { version: string }): void {
  app.route({
    method: 'GET',
    url: '/api/v1/health',
    config: { access: 'nobody' },
    schema: {
      summary: 'Whether the server answers',
      tags: ['health'],
      response: { 200: z.object({ ok: z.literal(true), version: z.string() }) },
    },
    handler: async () => ({ ok: true as const, version: o.version }),
  });
}

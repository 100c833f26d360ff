import { z } from 'zod';
import type { SignIn } from '../facts/identity/index.ts';
import { DomainError } from '../platform/errors.ts';
import type { App } from '../platform/http/index.ts';

/** Whom the link lets in that the demo prints. */
export interface DemoDoor {
  /** The account behind a link's token; null = no such link. */
  enter(token: string): Promise<{ readonly email: string; readonly password: string } | null>;
}

/** Registered in the demo only: its link signs the demo's owner in and opens the console. */
export function registerDemoRoutes(app: App, o: { signIn: SignIn; door: DemoDoor }): void {
  app.route({
    method: 'GET',
    url: '/api/v1/demo/enter',
    config: { access: 'nobody' },
    schema: { summary: 'Sign the demo’s owner in', tags: ['demo'], querystring: z.object({ token: z.string().max(200) }) },
    handler: async (request, reply) => {
      const account = await o.door.enter(request.query.token);
      const signedIn = account && (await o.signIn.signIn(account));
      if (!signedIn) throw new DomainError('entry_link_spent');
      return reply.header('set-cookie', [...signedIn.cookies]).redirect('/console/');
    },
  });
}

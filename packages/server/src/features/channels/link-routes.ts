import { z } from 'zod';
import { type Authenticator, limiter, type RegisterRoutes } from '../../platform/http/index.ts';
import { looksLikePerson } from './domain/who-opens.ts';
import { openLink } from './open-link.ts';

/** A whole office or mobile network is one address; who opens more links a minute than this is no room of readers but a program that guesses. */
const opensOfOneAddress = { times: 600, everyMs: 60_000 };

/**
 * The posts' own short links: `/e/<code>` shows the way to the one stored link the post stands for, without sign-in, and never anywhere else.
 * `staff` recognises the console's own people, whose trying a link out is no evidence.
 */
export function linkRoutes(o: { staff: Authenticator['staff'] }): RegisterRoutes {
  return (app, deps) => {
    const opens = limiter(opensOfOneAddress);
    app.route({
      method: 'GET',
      url: '/e/:code',
      config: { access: 'nobody' },
      schema: { hide: true, params: z.object({ code: z.string().min(1).max(40) }) },
      handler: async (request, reply) => {
        opens.pass(request.ip);
        const counts = looksLikePerson({ method: request.method, headers: request.headers }) && (await o.staff(request)) === null;
        const { target } = await openLink(deps, { code: request.params.code, counts });
        return reply.header('x-robots-tag', 'noindex, nofollow').redirect(new URL(target).href, 302);
      },
    });
  };
}

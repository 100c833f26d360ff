import { z } from 'zod';
import { DomainError } from '../../platform/errors.ts';
import { type Authenticator, limiter, localeOf, type RegisterRoutes } from '../../platform/http/index.ts';
import { looksLikePerson } from './domain/who-opens.ts';
import { openLink } from './open-link.ts';
import { unknownLinkPage, unknownLinkPolicy } from './unknown-link-page.ts';

/** A whole office or mobile network is one address; who opens more links a minute than this is no room of readers but a program that guesses. */
const opensOfOneAddress = { times: 600, everyMs: 60_000 };

/** Far longer than any code of ours; what is longer still is cut, and is no code either. */
const codeAtMost = 40;

/** A code nobody gave out is read by a person, not by a program. */
function orUnknown(error: unknown): null {
  if (error instanceof DomainError && error.code === 'not_found') return null;
  throw error;
}

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
      schema: { hide: true, params: z.object({ code: z.string() }) },
      handler: async (request, reply) => {
        opens.pass(request.ip);
        const counts = looksLikePerson({ method: request.method, headers: request.headers }) && (await o.staff(request)) === null;
        const found = await openLink(deps, { code: request.params.code.slice(0, codeAtMost), counts }).catch(orUnknown);
        if (found === null) {
          return reply
            .code(404)
            .headers({
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': unknownLinkPolicy,
              'x-robots-tag': 'noindex',
            })
            .send(unknownLinkPage(localeOf(request)));
        }
        return reply.header('x-robots-tag', 'noindex, nofollow').redirect(new URL(found.target).href, 302);
      },
    });
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';

/** The HTTP application as modules see it: Fastify whose route schemas are zod. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/**
 * What every module's `routes.ts` exports, named `register<Module>Routes`. A route is declared whole:
 *
 *     app.route({
 *       method: 'POST',
 *       url: '/api/v1/things',
 *       config: { access: 'staff' },
 *       schema: { summary: '…', tags: ['things'], body: NewThing, response: { 200: Thing } },
 *       handler: async (request) => makeThing(deps, { actor: staffOf(request), ...request.body }),
 *     });
 *
 * `config.access` is compulsory (an app with a route that lacks it does not start). Response schemas are written with zod objects,
 * which drop what they do not name, so nothing leaves by accident. Errors are thrown as `DomainError`, never sent by hand.
 */
export type RegisterRoutes = (app: App, deps: Deps) => void;

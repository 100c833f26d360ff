import multipart from '@fastify/multipart';
import fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { type Log, withLogFields } from '../log/index.ts';
import type { Random } from '../random/index.ts';
import { type Authenticator, admit } from './access.ts';
import type { App } from './app.ts';
import { answerError, answerNotFound } from './error-handler.ts';
import { checkHost, checkOrigin } from './origin-check.ts';
import { requestIds } from './request-id.ts';
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.ts';

/** JSON bodies. The largest honest one is a script of some hundred cues with variants, about 300 kB. Uploads state limits of their own. */
const jsonBodyLimit = 2 * 1024 * 1024;

export interface AppOptions {
  readonly authenticator: Authenticator;
  readonly random: Random;
  readonly log: Log;
  /** proxies in front whose X-Forwarded-* are believed; none by default, or anyone could choose their address and host */
  readonly trustProxy?: readonly string[];
  /** told of every answer; `route` is its pattern, of which there are few */
  readonly onAnswer?: (answer: { method: string; route: string; status: number; seconds: number }) => void;
}

/**
 * An empty application with everything every route shares: zod validation, one shape of errors, request ids, the origin check,
 * security headers, multipart, and admission by `config.access` before a route's input is read.
 */
export async function createApp(o: AppOptions): Promise<App> {
  const app = fastify({
    loggerInstance: o.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: jsonBodyLimit,
    trustProxy: o.trustProxy?.length ? [...o.trustProxy] : false,
    genReqId: requestIds({ random: o.random, trustProxy: o.trustProxy ?? [] }),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    requestTimeout: 60_000,
    // an address that cannot even be routed is answered as everything else is
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply);
      answerError(error, request, reply);
    },
    // answers under way are finished; a browser's idle connection would keep the process for minutes
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>() as App;

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  app.decorateRequest('actor', null);

  app.decorate('accessOfAll', null);
  app.decorate('admissions', []);
  app.addHook('onRoute', function (route) {
    const access = route.config?.access ?? this.accessOfAll;
    if (!access) throw new Error(`${String(route.method)} ${route.url} does not say who may call it (config.access)`);
    route.config = { ...route.config, access };
    for (const method of [route.method].flat()) this.admissions.push({ method, url: route.url, access });
  });
  // lines of the use cases, too, say whose request they belong to; reading the body leaves the first of the two contexts
  app.addHook('onRequest', (request, _reply, done) => withLogFields({ requestId: request.id }, done));
  app.addHook('preValidation', (request, _reply, done) => withLogFields({ requestId: request.id }, done));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const access = request.routeOptions.config.access;
    if (access === undefined) return; // no such route: answered by the not-found handler
    checkHost(request);
    checkOrigin(request);
    request.actor = await admit({ request, access, authenticator: o.authenticator });
  });
  app.addHook('onResponse', async (request, reply) => {
    const seconds = reply.elapsedTime / 1000;
    o.onAnswer?.({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, seconds });
    const fields = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 500) request.log.warn(fields, 'answered with a failure');
    else request.log.debug(fields, 'answered');
  });
  addSecurityHeaders(app);
  await app.register(multipart);
  return app;
}

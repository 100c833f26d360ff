import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Access, App } from '../platform/http/index.ts';

const ErrorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string(), details: z.record(z.string(), z.unknown()).optional() }),
});

const cookie = { session: [] };
const token = { member: [] };
const security: Readonly<Record<Access, readonly Record<string, string[]>[]>> = {
  nobody: [],
  staff: [cookie],
  operator: [cookie],
  owner: [cookie],
  member: [token],
  staffOrMember: [cookie, token],
};

/**
 * Describes every route registered after this in an OpenAPI document (`app.swagger()`), and shows it at /api/docs. Who may call a route and
 * what errors look like come from the one place that says so, not from each route.
 */
export async function addApiDocs(app: App, o: { version: string }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kuaishan',
        version: o.version,
        description:
          'Staff sign in with a session cookie, members with the token they joined with. Times are ISO 8601. Errors are `{ error: { code, message, requestId, details? } }`, in the language of Accept-Language.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'kuaishan.session_token' },
          member: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transformObject: jsonSchemaTransformObject,
    transform: (route) => {
      const access = route.route.config?.access;
      const response = { ...(route.schema?.response as object | undefined), default: ErrorAnswer };
      const described = jsonSchemaTransform({ ...route, schema: { ...route.schema, response } });
      return {
        ...described,
        schema: { ...described.schema, security: access ? security[access] : [], ...(route.url.startsWith('/api/') ? {} : { hide: true }) },
      };
    },
  });
  await app.register(async (docs) => {
    docs.accessOfAll = 'nobody';
    await docs.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, logLevel: 'silent' });
  });
}

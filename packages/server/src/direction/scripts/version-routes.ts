import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { getVersion } from './get-version.ts';
import { listVersions } from './list-versions.ts';
import { restoreVersion } from './restore-version.ts';

/** A sentence or two; what a version changed is told anyway. */
export const VersionNote = z.string().trim().min(1).max(500).nullable().default(null).describe('why, in the words of who saves it');
const VersionHead = z.object({
  ...{ scriptVersionId: z.string(), number: z.int(), savedAt: z.string(), savedBy: z.string(), note: z.string().nullable() },
});
const Version = VersionHead.extend({
  changes: z
    .array(z.string())
    .readonly()
    .nullable()
    .describe('what differs from the version before; null = the first, or one of the two cannot be read by this program'),
  groups: z.int().describe('groups that play it'),
});
/** What a script was before, and making that its next version. */
export const registerVersionRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/scripts/:scriptId/versions',
    config: { access: 'staff' },
    schema: {
      summary: 'The saved versions of a script, the latest first: who, when, why, and what each changed',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
      querystring: z.object({
        cursor: z
          .string()
          .regex(/^[0-9]{1,9}$/)
          .optional(),
      }),
      response: { 200: z.object({ items: z.array(Version).readonly(), nextCursor: z.string().nullable() }) },
    },
    handler: async (request) =>
      inWorkspace(deps.db, staffOf(request).workspaceId, (tx) =>
        listVersions(tx, { scriptId: request.params.scriptId, locale: localeOf(request), cursor: request.query.cursor }),
      ),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/scripts/:scriptId/versions/:scriptVersionId',
    config: { access: 'staff' },
    schema: {
      summary: 'One saved version with its text',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid(), scriptVersionId: z.uuid() }),
      response: { 200: VersionHead.extend({ text: z.string() }) },
    },
    handler: async (request) => inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => getVersion(tx, request.params)),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/scripts/:scriptId/restore',
    config: { access: 'operator' },
    schema: {
      summary: 'Save the text of an earlier version as the next one',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
      body: z.object({
        scriptVersionId: z.uuid(),
        baseVersionId: z.uuid().describe('the latest version you have seen; refused when somebody has saved since'),
        note: VersionNote,
      }),
      response: { 200: z.object({ scriptId: z.string(), scriptVersionId: z.string(), number: z.int() }) },
    },
    handler: async (request) => restoreVersion(deps, { actor: staffOf(request), ...request.params, ...request.body }),
  });
};

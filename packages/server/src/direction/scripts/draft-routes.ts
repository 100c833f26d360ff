import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { findDraft, forgetDraft, keepDraft } from './drafts.ts';
import { leaveScript, meetEditors } from './editors.ts';
import { latestVersion } from './latest-version.ts';

/** `new`: the script that has no version yet */
const OfScript = z.object({ scriptId: z.union([z.uuid(), z.literal('new')]) });
const scriptIdOf = ({ scriptId }: z.infer<typeof OfScript>) => (scriptId === 'new' ? null : scriptId);
const Draft = z.object({
  text: z.string(),
  base: z.object({ scriptVersionId: z.string(), number: z.int() }).nullable().describe('the version the writing began from'),
  changedAt: z.string(),
  revision: z.string(),
});
const Nothing = z.object({});

/** What staff are writing and have not saved: each their own, on any device; and who else is at it. */
export const registerDraftRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/scripts/:scriptId/draft',
    config: { access: 'staff' },
    schema: {
      summary: 'Your own unsaved text of a script (`new`: of one not saved yet)',
      tags: ['scripts'],
      params: OfScript,
      response: { 200: z.object({ draft: Draft.nullable() }) },
    },
    handler: async (request) => {
      const actor = staffOf(request);
      const scriptId = scriptIdOf(request.params);
      return { draft: await inWorkspace(deps.db, actor.workspaceId, (tx) => findDraft(tx, { actor, scriptId })) };
    },
  });
  app.route({
    method: 'PUT',
    url: '/api/v1/scripts/:scriptId/draft',
    config: { access: 'staff' },
    schema: {
      summary: 'Keep your unsaved text; refused when it was written on another state than the one kept last',
      tags: ['scripts'],
      params: OfScript,
      body: z.object({
        text: z.string(),
        baseVersionId: z.uuid().nullable().describe('the version the writing began from; null for `new`'),
        after: z.uuid().nullable().describe('the revision it was written on; null = there was no draft'),
      }),
      response: { 200: Draft.pick({ revision: true, changedAt: true }) },
    },
    handler: async (request) => keepDraft(deps, { actor: staffOf(request), scriptId: scriptIdOf(request.params), ...request.body }),
  });
  app.route({
    method: 'DELETE',
    url: '/api/v1/scripts/:scriptId/draft/:revision',
    config: { access: 'staff' },
    schema: {
      summary: 'Give up your unsaved text, as it was in this revision; one that has changed since stays',
      tags: ['scripts'],
      params: OfScript.extend({ revision: z.uuid() }),
      response: { 200: Nothing },
    },
    handler: async (request) => {
      const { workspaceId, staffId } = staffOf(request);
      const scriptId = scriptIdOf(request.params);
      await inWorkspace(deps.db, workspaceId, async (tx) => {
        if (scriptId !== null) await latestVersion(tx, scriptId);
        await forgetDraft(tx, { staffId, revision: request.params.revision });
      });
      return {};
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/scripts/:scriptId/editors',
    config: { access: 'staff' },
    schema: {
      summary: 'Say that you have the script open (every ten seconds), and hear who else works on it and which version is the latest',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
      response: {
        200: z.object({
          others: z
            .array(z.object({ staffId: z.string(), name: z.string(), open: z.boolean(), changedAt: z.string().nullable() }))
            .readonly(),
          latest: z.object({ scriptVersionId: z.string(), number: z.int(), savedAt: z.string(), savedBy: z.string() }),
        }),
      },
    },
    handler: async (request) => meetEditors(deps, { actor: staffOf(request), ...request.params }),
  });
  app.route({
    method: 'DELETE',
    url: '/api/v1/scripts/:scriptId/editors',
    config: { access: 'staff' },
    schema: {
      summary: 'Say that you have closed the script',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
      response: { 200: Nothing },
    },
    handler: async (request) => {
      const actor = staffOf(request);
      await inWorkspace(deps.db, actor.workspaceId, (tx) => leaveScript(tx, { actor, ...request.params }));
      return {};
    },
  });
};

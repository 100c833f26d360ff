import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { inBothLanguages, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { claimPrompt, unclaimPrompt } from './claim-prompt.ts';
import { listPrompts, listSettledPrompts } from './prompt-queries.ts';

const Prompt = z.object({
  deliveryId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  cue: z.string(),
  title: z.string(),
  kind: z.enum(['post', 'task']),
  place: z.enum(['room', 'private']),
  recipientName: z.string().nullable(),
  text: z.string(),
  attachments: z
    .array(z.object({ mediaId: z.string().nullable(), name: z.string(), contentType: z.string().nullable(), url: z.string().nullable() }))
    .readonly(),
  role: z.string(),
  staffId: z.string(),
  promptedAt: z.string(),
  validUntil: z.string(),
  state: z.enum(['prompted', 'claimed', 'evidenced', 'withdrawn', 'expired']),
  reason: z.string().nullable(),
  claimedBy: z.string().nullable(),
  claimedAt: z.string().nullable(),
});
const DeliveryId = z.object({ deliveryId: z.coerce.number().int().positive() });

/** What staff are prompted to post or do. */
export const registerChannelsRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/prompts',
    config: { access: 'staff' },
    schema: {
      summary: 'What waits to be posted or done, across all groups, in time order',
      tags: ['prompts'],
      querystring: z.object({
        mine: z.enum(['true', 'false']).default('true').describe('only what waits for the caller'),
        cursor: z
          .string()
          .regex(/^\d{4}-[\dT:.-]+Z_\d{1,15}$/)
          .refine(
            (cursor) => !Number.isNaN(Date.parse(cursor.split('_')[0] ?? '')),
            inBothLanguages({ 'zh-CN': '应是上一页的 nextCursor', en: 'should be the nextCursor of the page before' }),
          )
          .optional(),
      }),
      response: { 200: z.object({ items: z.array(Prompt).readonly(), nextCursor: z.string().nullable() }) },
    },
    handler: async (request) => {
      const { workspaceId, staffId } = staffOf(request);
      const { mine, cursor } = request.query;
      return inWorkspace(deps.db, workspaceId, (tx) =>
        listPrompts(tx, {
          workspaceId,
          at: deps.clock.now(),
          ...(mine === 'true' ? { staffId } : {}),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/prompts/settled',
    config: { access: 'staff' },
    schema: {
      summary: 'What became of the caller’s prompts of the last day: posted, or withdrawn or expired, the latest first',
      tags: ['prompts'],
      response: { 200: z.object({ items: z.array(Prompt).readonly(), nextCursor: z.null() }) },
    },
    handler: async (request) => {
      const { workspaceId, staffId } = staffOf(request);
      const at = deps.clock.now();
      return {
        items: await inWorkspace(deps.db, workspaceId, (tx) => listSettledPrompts(tx, { workspaceId, staffId, at })),
        nextCursor: null,
      };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/prompts/:deliveryId/claim',
    config: { access: 'staff' },
    schema: { summary: 'I have posted (or done) this', tags: ['prompts'], params: DeliveryId, response: { 200: Prompt } },
    handler: async (request) => claimPrompt(deps, { actor: staffOf(request), deliveryId: request.params.deliveryId }),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/prompts/:deliveryId/unclaim',
    config: { access: 'staff' },
    schema: { summary: 'That claim was a mistake', tags: ['prompts'], params: DeliveryId, response: { 200: Prompt } },
    handler: async (request) => unclaimPrompt(deps, { actor: staffOf(request), deliveryId: request.params.deliveryId }),
  });
};

import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { inBothLanguages, localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { checkPrompt } from './check-prompt.ts';
import { claimPrompt, unclaimPrompt } from './claim-prompt.ts';
import { claimPrompts } from './claim-prompts.ts';
import { withOwnLink } from './domain/own-link.ts';
import { listPrompts, listSettledPrompts, listUnopenedPrompts, type Prompt as PromptFacts } from './prompt-queries.ts';

const Prompt = z.object({
  deliveryId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  cue: z.string(),
  card: z.string().describe('prompts with the same card are one post in many rooms, or one cue’s private messages of one group'),
  title: z.string(),
  kind: z.enum(['post', 'task']),
  place: z.enum(['room', 'private']),
  recipientName: z.string().nullable(),
  text: z.string().describe('what to copy and post: with the post’s own short link instead of the link it leads to'),
  plainText: z.string().describe('the same with the link itself; then nobody’s opening is noticed'),
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
  link: z
    .object({ url: z.string(), target: z.string(), openedAt: z.string().nullable() })
    .nullable()
    .describe('the post’s own short link; null: its text holds none'),
  evidencedAt: z.string().nullable(),
  escalation: z
    .object({
      reason: z.enum(['unclaimed', 'unopened']),
      at: z.string(),
      fromStaffId: z.string(),
      fromName: z.string(),
      toName: z.string(),
    })
    .nullable()
    .describe('it went on to a colleague because nobody claimed it in time, or nobody opened its link'),
  checkedAt: z.string().nullable(),
});
const DeliveryId = z.object({ deliveryId: z.coerce.number().int().positive() });

/** Nobody posts more by hand in one go. */
const claimsAtOnce = 200;

/** What staff are prompted to post or do. */
export const registerChannelsRoutes: RegisterRoutes = (app, deps) => {
  const shown = ({ link, text, ...prompt }: PromptFacts): z.infer<typeof Prompt> => {
    const url = link && `${deps.publicUrl}/e/${link.code}`;
    return {
      ...prompt,
      text: link && url ? withOwnLink(text, { target: link.target, ownLink: url }) : text,
      plainText: text,
      link: link && url ? { url, target: link.target, openedAt: link.openedAt } : null,
    };
  };
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
      const { items, nextCursor } = await inWorkspace(deps.db, workspaceId, (tx) =>
        listPrompts(tx, {
          workspaceId,
          at: deps.clock.now(),
          ...(mine === 'true' ? { staffId } : {}),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      return { items: items.map(shown), nextCursor };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/prompts/settled',
    config: { access: 'staff' },
    schema: {
      summary:
        'What became of the caller’s prompts of the last day: posted, withdrawn, expired or gone on to a colleague, the latest first',
      tags: ['prompts'],
      response: { 200: z.object({ items: z.array(Prompt).readonly(), nextCursor: z.null() }) },
    },
    handler: async (request) => {
      const { workspaceId, staffId } = staffOf(request);
      const at = deps.clock.now();
      return {
        items: (await inWorkspace(deps.db, workspaceId, (tx) => listSettledPrompts(tx, { workspaceId, staffId, at }))).map(shown),
        nextCursor: null,
      };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/prompts/:deliveryId/claim',
    config: { access: 'staff' },
    schema: { summary: 'I have posted (or done) this', tags: ['prompts'], params: DeliveryId, response: { 200: Prompt } },
    handler: async (request) => shown(await claimPrompt(deps, { actor: staffOf(request), deliveryId: request.params.deliveryId })),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/prompts/:deliveryId/unclaim',
    config: { access: 'staff' },
    schema: { summary: 'That claim was a mistake', tags: ['prompts'], params: DeliveryId, response: { 200: Prompt } },
    handler: async (request) => shown(await unclaimPrompt(deps, { actor: staffOf(request), deliveryId: request.params.deliveryId })),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/prompts/claim',
    config: { access: 'staff' },
    schema: {
      summary: 'I have posted (or done) these; each is claimed by itself, and what went wrong is said for each',
      tags: ['prompts'],
      body: z.object({
        deliveryIds: z
          .array(z.string().regex(/^[1-9]\d{0,14}$/))
          .min(1)
          .max(claimsAtOnce),
      }),
      response: {
        200: z.object({
          items: z
            .array(
              z.union([
                z.object({ deliveryId: z.string(), ok: z.literal(true), prompt: Prompt }),
                z.object({ deliveryId: z.string(), ok: z.literal(false), code: z.string(), message: z.string() }),
              ]),
            )
            .readonly(),
        }),
      },
    },
    handler: async (request) => {
      const deliveryIds = request.body.deliveryIds.map(Number);
      const claimed = await claimPrompts(deps, { actor: staffOf(request), deliveryIds, locale: localeOf(request) });
      return { items: claimed.map((one) => (one.ok ? { ...one, prompt: shown(one.prompt) } : one)) };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/prompts/unopened',
    config: { access: 'staff' },
    schema: {
      summary: 'Posts claimed by a colleague whose links nobody has opened: the caller is asked to look whether they are in the room',
      tags: ['prompts'],
      response: { 200: z.object({ items: z.array(Prompt).readonly(), nextCursor: z.null() }) },
    },
    handler: async (request) => {
      const { workspaceId, staffId } = staffOf(request);
      const at = deps.clock.now();
      const items = await inWorkspace(deps.db, workspaceId, (tx) => listUnopenedPrompts(tx, { workspaceId, staffId, at }));
      return { items: items.map(shown), nextCursor: null };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/prompts/:deliveryId/check',
    config: { access: 'staff' },
    schema: {
      summary: 'I looked: the claimed post whose link nobody opened is in the room',
      tags: ['prompts'],
      params: DeliveryId,
      response: { 200: Prompt },
    },
    handler: async (request) => shown(await checkPrompt(deps, { actor: staffOf(request), deliveryId: request.params.deliveryId })),
  });
};

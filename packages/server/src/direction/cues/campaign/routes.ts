import { type RoleName, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { inWorkspace } from '../../../platform/db/index.ts';
import { idempotencyKeyOf, localeOf, type RegisterRoutes, staffOf } from '../../../platform/http/index.ts';
import { SLIP_MINUTES_MAX } from '../slip-rest.ts';
import { listCampaignCues } from './list-campaign-cues.ts';
import { sayToCampaign } from './say-to-campaign.ts';
import type { Saying } from './saying.ts';
import { staggerCampaign } from './stagger-campaign.ts';

const CampaignId = z.object({ campaignId: z.uuid() });
/** As many groups as one campaign opens with. */
const groupsMax = 500;
const Asking = z.object({
  groupIds: z.array(z.uuid()).min(1).max(groupsMax).nullable().default(null).describe('null = all groups of the campaign'),
  preview: z.boolean().default(false).describe('only say what it would do'),
});

const Named = z.array(z.object({ title: z.string(), at: z.string().nullable(), groups: z.int() })).readonly();
const Effect = z.object({
  campaignWordId: z.string().nullable(),
  counts: z.object({
    ...{ groups: z.int(), done: z.int(), already: z.int(), refused: z.int(), failed: z.int() },
    cues: z.int().describe('cues performed, moved, held …, over all groups'),
    recipients: z.int().describe('members reached, over all groups'),
  }),
  groups: z
    .array(
      z.object({
        ...{ groupId: z.string(), groupName: z.string(), outcome: z.enum(['done', 'already', 'refused', 'failed']) },
        ...{ why: z.string().nullable(), cues: z.int(), recipients: z.int() },
      }),
    )
    .readonly(),
  preview: z
    .object({
      moved: z.array(z.object({ title: z.string(), from: z.string(), to: z.string(), groups: z.int() })).readonly(),
      dropped: Named,
      overtaken: Named.describe('not moved, and what is moved would come after it'),
      saysOldHour: Named.describe('said already, and its text names the hour of something that moves'),
      skips: Named,
      quietUntil: z.string().nullable(),
    })
    .nullable(),
});

const Cue = z.object({
  cue: z.string(),
  title: z.string(),
  role: z.enum(Object.keys(vocabulary.roles) as [RoleName, ...RoleName[]]),
  firstDueAt: z.string().nullable(),
  lastDueAt: z.string().nullable(),
  states: z.partialRecord(z.enum(['planned', 'held', 'performed', 'skipped', 'expired', 'failed', 'cancelled']), z.int()),
});

const Stagger = z.object({
  staggered: z.boolean().describe('some of its groups come later on purpose already: nothing more is proposed'),
  tooMuch: z
    .object({
      ...{ staffId: z.string(), displayName: z.string(), day: z.int(), at: z.string(), title: z.string() },
      ...{ rooms: z.int(), lateMinutes: z.int().describe('how late the last of it is posted') },
    })
    .nullable()
    .describe('the fullest minute; null = nobody has too much'),
  stagger: z
    .object({
      longest: z.int().describe('minutes by which the last group comes later'),
      groups: z.array(z.object({ groupId: z.string(), groupName: z.string(), minutes: z.int() })).readonly(),
      still: z.int().describe('minutes that stay too full'),
    })
    .nullable(),
});

const toCue = {
  go: 'Perform one cue now in every group of a campaign',
  hold: 'Keep one cue back in every group of a campaign',
  release: 'Let a held cue be performed by the clock again, in every group of a campaign',
  skip: 'Do not perform one cue, in every group of a campaign',
} as const;
const toAll = {
  pause: 'Pause every group of a campaign',
  resume: 'Let every group of a campaign go on',
} as const;

/** A word to a whole campaign: what it would do in each group, and doing it, once per Idempotency-Key. */
export const registerCampaignDirectionRoutes: RegisterRoutes = (app, deps) => {
  const saying = (request: Parameters<typeof staffOf>[0], o: { campaignId: string; said: Saying; asking: z.infer<typeof Asking> }) =>
    sayToCampaign(deps, {
      actor: staffOf(request),
      request: {
        ...{ campaignId: o.campaignId, groupIds: o.asking.groupIds, preview: o.asking.preview, saying: o.said },
        idempotencyKey: o.asking.preview ? 'preview' : idempotencyKeyOf(request),
      },
      locale: localeOf(request),
    });
  app.route({
    method: 'GET',
    url: '/api/v1/campaigns/:campaignId/cues',
    config: { access: 'staff' },
    schema: {
      summary: 'The cues of a campaign, with how many groups have them in which state',
      tags: ['campaigns'],
      params: CampaignId,
      response: { 200: z.object({ items: z.array(Cue).readonly(), nextCursor: z.null() }) },
    },
    handler: async (request) => {
      const { workspaceId } = staffOf(request);
      const asking = { workspaceId, campaignId: request.params.campaignId };
      return { items: await inWorkspace(deps.db, workspaceId, (tx) => listCampaignCues(tx, asking)), nextCursor: null };
    },
  });
  for (const [word, summary] of Object.entries(toCue) as [keyof typeof toCue, string][]) {
    app.route({
      method: 'POST',
      url: `/api/v1/campaigns/:campaignId/${word}`,
      config: { access: 'operator' },
      schema: {
        summary,
        tags: ['campaigns'],
        params: CampaignId,
        body: Asking.extend({ cue: z.string().min(1).max(200) }),
        response: { 200: Effect },
      },
      handler: async (request) => saying(request, { ...request.params, said: { word, cueId: request.body.cue }, asking: request.body }),
    });
  }
  for (const [word, summary] of Object.entries(toAll) as [keyof typeof toAll, string][]) {
    app.route({
      method: 'POST',
      url: `/api/v1/campaigns/:campaignId/${word}`,
      config: { access: 'operator' },
      schema: { summary, tags: ['campaigns'], params: CampaignId, body: Asking, response: { 200: Effect } },
      handler: async (request) => saying(request, { ...request.params, said: { word }, asking: request.body }),
    });
  }
  app.route({
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/slip',
    config: { access: 'operator' },
    schema: {
      summary: 'Move the rest of the day by some minutes in every group of a campaign',
      tags: ['campaigns'],
      params: CampaignId,
      body: Asking.extend({ minutes: z.int().min(1).max(SLIP_MINUTES_MAX) }),
      response: { 200: Effect },
    },
    handler: async (request) =>
      saying(request, { ...request.params, said: { word: 'slip', minutes: request.body.minutes }, asking: request.body }),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/stagger',
    config: { access: 'operator' },
    schema: {
      summary: 'Stagger what is still to come in the groups where people post, so that nobody has too much in one minute; once',
      tags: ['campaigns'],
      params: CampaignId,
      body: z.object({ preview: z.boolean().default(false).describe('only say what it would do') }),
      response: { 200: Stagger },
    },
    handler: async (request) => staggerCampaign(deps, { actor: staffOf(request), ...request.params, preview: request.body.preview }),
  });
};

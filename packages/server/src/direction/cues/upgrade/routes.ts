import { type RoleName, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { inWorkspace } from '../../../platform/db/index.ts';
import { idempotencyKeyOf, localeOf, type RegisterRoutes, staffOf } from '../../../platform/http/index.ts';
import { type UpgradeGoal, upgradeCampaign } from './upgrade-campaign.ts';
import { readUpgradeHistory } from './upgrade-queries.ts';

const CampaignId = z.object({ campaignId: z.uuid() });
const Role = z.enum(Object.keys(vocabulary.roles) as [RoleName, ...RoleName[]]);
/** As many groups as one campaign opens with. */
const groupsMax = 500;
/** More values than any script asks for. */
const valuesMax = 200;
const Asking = z.object({
  groupIds: z.array(z.uuid()).min(1).max(groupsMax).nullable().default(null).describe('null = all groups it can be done in'),
  preview: z.boolean().default(false).describe('only say what it would do'),
});
const kinds = ['added', 'removed', 'moved', 'rewritten', 'again', 'recalled', 'now', 'past', 'untouched', 'kept', 'saidBefore'] as const;
const Kind = z.enum(kinds);

const Upgrade = z.object({
  upgradeId: z.string().nullable(),
  counts: z.object({ groups: z.int(), done: z.int(), already: z.int(), refused: z.int(), failed: z.int() }),
  differences: z
    .array(z.object({ from: z.int(), to: z.int(), groups: z.int(), sentences: z.array(z.string()).readonly() }))
    .readonly()
    .describe('what differs between the versions, one entry per pair of versions'),
  lines: z
    .array(
      z.object({
        ...{ kind: Kind, cue: z.string(), title: z.string(), groups: z.int() },
        runs: z.int().describe('cue runs, members’ own ones counted each; of `recalled` prompts'),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    )
    .readonly(),
  groups: z
    .array(
      z.object({
        ...{
          groupId: z.string(),
          groupName: z.string(),
          outcome: z.enum(['done', 'already', 'refused', 'failed']),
          why: z.string().nullable(),
        },
        ...{ from: z.int(), to: z.int(), runs: z.partialRecord(Kind, z.int()) },
      }),
    )
    .readonly(),
  missing: z
    .array(z.object({ name: z.string(), kind: z.string(), cues: z.array(z.string()).readonly(), hint: z.string().nullable() }))
    .readonly(),
  uncast: z.array(z.object({ role: Role, groups: z.int() })).readonly(),
  errors: z.array(z.string()).readonly(),
});

const History = z.object({
  scriptId: z.string(),
  playing: z.array(z.object({ scriptVersionId: z.string(), number: z.int(), groups: z.int() })).readonly(),
  items: z
    .array(
      z.object({
        ...{ upgradeId: z.string(), number: z.int().nullable(), undoOf: z.string().nullable(), at: z.string(), by: z.string() },
        ...{ groups: z.int(), undoable: z.int() },
      }),
    )
    .readonly(),
  nextCursor: z.null(),
});

/** Running groups go to another version of their script, and back. */
export const registerUpgradeRoutes: RegisterRoutes = (app, deps) => {
  const upgrade = (request: Parameters<typeof staffOf>[0], o: { campaignId: string; asking: z.infer<typeof Asking>; goal: UpgradeGoal }) =>
    upgradeCampaign(deps, {
      actor: staffOf(request),
      request: {
        ...{ campaignId: o.campaignId, groupIds: o.asking.groupIds, preview: o.asking.preview, goal: o.goal },
        idempotencyKey: o.asking.preview ? 'preview' : idempotencyKeyOf(request),
      },
      locale: localeOf(request),
    });
  app.route({
    method: 'GET',
    url: '/api/v1/campaigns/:campaignId/upgrades',
    config: { access: 'staff' },
    schema: {
      summary: 'The versions a campaign’s groups play, and its upgrades, the latest first',
      tags: ['campaigns'],
      params: CampaignId,
      response: { 200: History },
    },
    handler: async (request) => {
      const { workspaceId } = staffOf(request);
      const history = await inWorkspace(deps.db, workspaceId, (tx) => readUpgradeHistory(tx, { workspaceId, ...request.params }));
      return { ...history, nextCursor: null };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/upgrade',
    config: { access: 'operator' },
    schema: {
      summary: 'Take running groups to another version of their script: shown beforehand, once per Idempotency-Key',
      tags: ['campaigns'],
      params: CampaignId,
      body: Asking.extend({
        scriptVersionId: z.uuid(),
        shown: z
          .array(z.uuid())
          .max(groupsMax)
          .nullable()
          .default(null)
          .describe('versions the groups played when it was shown; others are refused'),
        values: z
          .record(z.string().max(100), z.string().max(2000))
          .default({})
          .refine((values) => Object.keys(values).length <= valuesMax),
        cast: z
          .array(z.object({ role: Role, staffId: z.uuid(), deputyStaffId: z.uuid().nullable().default(null) }))
          .max(20)
          .default([]),
      }),
      response: { 200: Upgrade },
    },
    handler: async (request) => {
      const { scriptVersionId, shown, values, cast } = request.body;
      const goal = { kind: 'to', scriptVersionId, shown, given: { values, cast } } as const;
      return upgrade(request, { ...request.params, asking: request.body, goal });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/undo-upgrade',
    config: { access: 'operator' },
    schema: {
      summary: 'Take groups back to the version an upgrade took them from, for what is not yet performed',
      tags: ['campaigns'],
      params: CampaignId,
      body: Asking.extend({ upgradeId: z.uuid() }),
      response: { 200: Upgrade },
    },
    handler: async (request) =>
      upgrade(request, { ...request.params, asking: request.body, goal: { kind: 'undo', upgradeId: request.body.upgradeId } }),
  });
};

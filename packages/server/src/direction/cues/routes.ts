import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { auditWorkspace } from './audit/audit-workspace.ts';
import { registerCampaignDirectionRoutes } from './campaign/routes.ts';
import { getCueRun, listCueRuns } from './cue-run-queries.ts';
import { directCue, type Word } from './direct-cue.ts';
import { previewEffect } from './preview-effect.ts';
import { Audit, CueEffect, CueRun, MemberCue, MemberWhy, SlipEffect, Why } from './schemas.ts';
import { SLIP_MINUTES_MAX, slipRest } from './slip-rest.ts';
import { registerUpgradeRoutes } from './upgrade/routes.ts';
import { whyCue } from './why/why-cue.ts';
import { whyMember } from './why/why-member.ts';

const GroupId = z.object({ groupId: z.uuid() });
const CueRunId = GroupId.extend({ cueRunId: z.coerce.number().int().positive() });

const words: Readonly<Record<Word, string>> = {
  go: 'Perform this cue now',
  hold: 'Keep this cue back until go or release; what follows it goes on',
  release: 'Let a held cue be performed by the clock again',
  skip: 'Do not perform this cue',
};

/** The prompt book of a group, what a person may say to it, why things are as they are, and the audit. */
export const registerCuesRoutes: RegisterRoutes = (app, deps) => {
  registerCampaignDirectionRoutes(app, deps);
  registerUpgradeRoutes(app, deps);
  const askingOf = (request: Parameters<typeof staffOf>[0], groupId: string) => ({
    workspaceId: staffOf(request).workspaceId,
    groupId,
    now: deps.clock.now(),
    locale: localeOf(request),
    publicUrl: deps.publicUrl,
  });
  app.route({
    method: 'GET',
    url: '/api/v1/groups/:groupId/cues',
    config: { access: 'staff' },
    schema: {
      summary: 'The cue runs of a group: by time, then what waits for somebody',
      tags: ['cues'],
      params: GroupId,
      response: {
        200: z.object({
          items: z.array(CueRun).readonly(),
          memberCues: z
            .array(MemberCue)
            .readonly()
            .describe('cues that every member has for themselves: how many runs there are, and how many of them are listed'),
          nextCursor: z.null(),
        }),
      },
    },
    handler: async (request) => {
      const asking = askingOf(request, request.params.groupId);
      return { ...(await inWorkspace(deps.db, asking.workspaceId, (tx) => listCueRuns(tx, asking))), nextCursor: null };
    },
  });
  for (const [word, summary] of Object.entries(words) as [Word, string][]) {
    app.route({
      method: 'POST',
      url: `/api/v1/groups/:groupId/cues/:cueRunId/${word}`,
      config: { access: 'staff' },
      schema: {
        summary,
        tags: ['cues'],
        params: CueRunId,
        querystring: z.object({ preview: z.enum(['true', 'false']).default('false').describe('only say what it would do') }),
        response: { 200: z.union([CueRun, z.object({ effect: CueEffect })]) },
      },
      handler: async (request) => {
        const actor = staffOf(request);
        const { groupId, cueRunId } = request.params;
        if (request.query.preview === 'true') return { effect: await previewEffect(deps, { actor, groupId, cueRunId, word }) };
        await directCue(deps, { actor, groupId, cueRunId, word });
        return inWorkspace(deps.db, actor.workspaceId, (tx) => getCueRun(tx, { ...askingOf(request, groupId), cueRunId }));
      },
    });
  }
  app.route({
    method: 'POST',
    url: '/api/v1/groups/:groupId/slip',
    config: { access: 'staff' },
    schema: {
      summary:
        'Move the rest of the day by some minutes; with preview, only say what would move and what would be dropped. Once per idempotencyKey; the same key for other minutes is a 409 `conflict`',
      tags: ['cues'],
      params: GroupId,
      body: z.object({
        minutes: z.int().min(1).max(SLIP_MINUTES_MAX),
        preview: z.boolean().default(false),
        idempotencyKey: z.string().min(1).max(200),
      }),
      response: { 200: SlipEffect },
    },
    handler: async (request) => slipRest(deps, { actor: staffOf(request), groupId: request.params.groupId, ...request.body }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/groups/:groupId/cues/:cueRunId/why',
    config: { access: 'staff' },
    schema: {
      summary: 'Why a cue was performed, was not, or is not yet; with a member, its audience is decided for them',
      tags: ['cues'],
      params: CueRunId,
      querystring: z.object({ memberId: z.uuid().optional() }),
      response: { 200: Why },
    },
    handler: async (request) => {
      const { memberId } = request.query;
      return whyCue(deps, {
        actor: staffOf(request),
        ...request.params,
        ...(memberId === undefined ? {} : { memberId }),
        locale: localeOf(request),
      });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/groups/:groupId/members/:memberId/why',
    config: { access: 'staff' },
    schema: {
      summary: 'What a member got, what not, and why',
      tags: ['cues'],
      params: GroupId.extend({ memberId: z.uuid() }),
      response: { 200: MemberWhy },
    },
    handler: async (request) => whyMember(deps, { actor: staffOf(request), ...request.params, locale: localeOf(request) }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/audit',
    config: { access: 'staff' },
    schema: { summary: 'What was performed against what should have been', tags: ['cues'], response: { 200: Audit } },
    handler: async (request) => auditWorkspace(deps, { workspaceId: staffOf(request).workspaceId, locale: localeOf(request) }),
  });
};

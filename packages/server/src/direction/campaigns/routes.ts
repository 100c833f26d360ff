import { type ChannelName, STAGGER_MINUTES_MAX, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import {
  type App,
  idempotencyKeyOf,
  inBothLanguages,
  localeOf,
  memberOf,
  type RegisterRoutes,
  staffOf,
} from '../../platform/http/index.ts';
import { pausePerformance, resumePerformance } from '../cues/index.ts';
import { getBoard } from './board.ts';
import { Campaign, CampaignSummary, getCampaign, listCampaigns } from './campaign-queries.ts';
import { GroupDetail, getGroupDetail, getGroupRow, Role } from './group-detail.ts';
import { GroupRow } from './group-row.ts';
import { getInvitation, getRoomView, Invitation, RoomView } from './member-view.ts';
import { groupsMax, openCampaign, type Strictness } from './open-campaign.ts';

const GroupId = z.object({ groupId: z.uuid() });
const Opening = z.object({
  name: z.string().max(400),
  scriptVersionId: z.uuid(),
  openingAt: z
    .string()
    .regex(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
      inBothLanguages({ 'zh-CN': '应是当地时间，如 2026-12-01T09:00', en: 'should be a wall-clock time such as 2026-12-01T09:00' }),
    ),
  zone: z.string().max(64),
  groups: z
    .array(
      z.object({
        channel: z.enum(Object.keys(vocabulary.channels) as [ChannelName, ...ChannelName[]]),
        count: z.int().min(0).max(groupsMax),
      }),
    )
    .refine(
      (groups) =>
        within(
          groups.reduce((sum, { count }) => sum + count, 0),
          1,
          groupsMax,
        ),
      inBothLanguages({ 'zh-CN': `一共应是 1–${groupsMax} 个群`, en: `should be 1–${groupsMax} groups in all` }),
    ),
  values: z.record(
    z.string().max(100),
    z
      .string()
      .max(2000)
      .refine(
        (value) => value.isWellFormed(),
        inBothLanguages({ 'zh-CN': '里面有半个字符，请重新输入', en: 'holds half a character; type it again' }),
      ),
  ),
  cast: z
    .array(
      z.object({
        role: Role,
        staffId: z.uuid(),
        deputyStaffId: z.uuid().nullable().optional().describe('absent = whoever is proposed; null = nobody'),
      }),
    )
    .refine(
      (cast) => new Set(cast.map(({ role }) => role)).size === cast.length,
      inBothLanguages({ 'zh-CN': '一个角色只能写一次', en: 'should name every role once' }),
    ),
  offsets: z
    .array(z.int().min(0).max(STAGGER_MINUTES_MAX))
    .max(groupsMax)
    .nullable()
    .optional()
    .describe('minutes by which everything of each group comes later, in the order of `groups`; ends the script names stay'),
});

/** Campaigns and their groups for staff, and the group as its members see it. */
export const registerCampaignsRoutes: RegisterRoutes = (app, deps) => registerAll(app, deps, 'for-real');

/** The same in a rehearsal: a script with findings is opened all the same. */
export const registerRehearsedCampaignsRoutes: RegisterRoutes = (app, deps) => registerAll(app, deps, 'rehearsing');

function registerAll(app: App, deps: Deps, strictness: Strictness): void {
  app.route({
    method: 'POST',
    url: '/api/v1/campaigns',
    config: { access: 'operator' },
    schema: {
      summary:
        'Open a campaign of N groups, all or nothing, once per Idempotency-Key; the same key for another opening is a 409 `conflict`',
      tags: ['campaigns'],
      body: Opening,
      response: { 200: Campaign },
    },
    handler: async (request) => {
      const actor = staffOf(request);
      const campaignId = await openCampaign(deps, {
        actor,
        request: { ...request.body, idempotencyKey: idempotencyKeyOf(request) },
        strictness,
      });
      return getCampaign(deps, { actor, campaignId });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/campaigns',
    config: { access: 'staff' },
    schema: {
      summary: 'All campaigns',
      tags: ['campaigns'],
      response: { 200: z.object({ items: z.array(CampaignSummary), nextCursor: z.null() }) },
    },
    handler: async (request) => ({ items: await listCampaigns(deps, { actor: staffOf(request) }), nextCursor: null }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/campaigns/:campaignId',
    config: { access: 'staff' },
    schema: {
      summary: 'One campaign with its groups',
      tags: ['campaigns'],
      params: z.object({ campaignId: z.uuid() }),
      response: { 200: Campaign },
    },
    handler: async (request) => getCampaign(deps, { actor: staffOf(request), campaignId: request.params.campaignId }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/board',
    config: { access: 'staff' },
    schema: {
      summary: 'Today: every current group, by need',
      tags: ['groups'],
      response: {
        200: z.object({ counts: z.object({ groups: z.int(), needPeople: z.int(), atRisk: z.int() }), items: z.array(GroupRow).readonly() }),
      },
    },
    handler: async (request) => getBoard(deps, { actor: staffOf(request) }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/groups/:groupId',
    config: { access: 'staff' },
    schema: { summary: 'One group with its cast', tags: ['groups'], params: GroupId, response: { 200: GroupDetail } },
    handler: async (request) => getGroupDetail(deps, { actor: staffOf(request), groupId: request.params.groupId }),
  });
  for (const [verb, change, summary] of [
    ['pause', pausePerformance, 'Stop performing: nothing of this group is performed by the clock until it resumes'],
    ['resume', resumePerformance, 'Perform again; what became too late meanwhile expires'],
  ] as const) {
    app.route({
      method: 'POST',
      url: `/api/v1/groups/:groupId/${verb}`,
      config: { access: 'staff' },
      schema: { summary, tags: ['groups'], params: GroupId, response: { 200: GroupRow } },
      handler: async (request) => changed(deps, { actor: staffOf(request), groupId: request.params.groupId, change }),
    });
  }
  registerMemberViews(app, deps);
}

/** What strangers and members see of a group. */
const registerMemberViews: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/join/:code',
    config: { access: 'nobody' },
    schema: {
      summary: 'Where a join link leads',
      tags: ['member'],
      params: z.object({ code: z.string().min(1).max(60) }),
      response: { 200: Invitation },
    },
    handler: async (request) => getInvitation(deps, { code: request.params.code, locale: localeOf(request) }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/room',
    config: { access: 'member' },
    schema: { summary: 'The member’s group', tags: ['member'], response: { 200: RoomView } },
    handler: async (request) => getRoomView(deps, { actor: memberOf(request), locale: localeOf(request) }),
  });
};

async function changed(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; change: (deps: Deps, o: { actor: StaffActor; groupId: string }) => Promise<unknown> },
): Promise<GroupRow> {
  await o.change(deps, { actor: o.actor, groupId: o.groupId });
  return inWorkspace(deps.db, o.actor.workspaceId, (tx) => getGroupRow(tx, deps, o.groupId));
}

function within(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

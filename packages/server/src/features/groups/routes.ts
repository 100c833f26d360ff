import { wordOf } from '@kuaishan/script';
import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { inBothLanguages, limiter, localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { getGroup } from './group-queries.ts';
import { type AfterJoin, joinGroup } from './join-group.ts';
import { listMembers } from './member-queries.ts';

/** Phones behind one address (an office, a mobile network) come in dozens; more than this a minute into one group is a program. */
const joinsOfOneAddress = { times: 100, everyMs: 60_000 };

const Joined = z.object({
  token: z.string(),
  member: z.object({ memberId: z.string(), displayName: z.string() }),
  group: z.object({ groupId: z.string(), name: z.string(), campaignName: z.string() }),
});
const Member = z.object({
  memberId: z.string(),
  displayName: z.string(),
  joinedAt: z.string(),
  milestones: z.array(z.object({ name: z.string(), words: z.string(), reachedAt: z.string() })),
  lastSaidAt: z.string().nullable(),
  unread: z.int(),
});

/** Joining by code, and the members of a group. `tokenSecret` makes members' tokens; `afterJoin` is what direction does about a new member. */
export function groupsRoutes(o: { tokenSecret: string; afterJoin: AfterJoin; joined?: () => void }): RegisterRoutes {
  return (app, deps) => {
    const joins = limiter({ ...joinsOfOneAddress, now: deps.limitsMs });
    app.route({
      method: 'POST',
      url: '/api/v1/join/:code',
      config: { access: 'nobody' },
      schema: {
        summary: 'Become a member; repeated with the same joinKey it answers the same member',
        tags: ['member'],
        params: z.object({ code: z.string().min(1).max(60) }),
        body: z.object({
          displayName: z.string().max(400),
          joinKey: z.string().regex(
            /^[\x21-\x7e]{16,100}$/,
            inBothLanguages({
              'zh-CN': '应是设备随机产生的 16–100 个可见的 ASCII 字符',
              en: 'should be 16–100 visible ASCII characters, chosen at random by the device',
            }),
          ),
          locale: z.enum(['zh-CN', 'en']).optional(),
        }),
        response: { 200: Joined },
      },
      handler: async (request) => {
        joins.pass(`${request.ip} ${request.params.code}`);
        const { displayName, joinKey } = request.body;
        const joined = await joinGroup(deps, { code: request.params.code, displayName, joinKey, ...o });
        o.joined?.();
        const group = await inWorkspace(deps.db, joined.workspaceId, (tx) => getGroup(tx, joined.groupId));
        return {
          token: joined.token,
          member: { memberId: joined.memberId, displayName: joined.displayName },
          group: { groupId: group.groupId, name: group.name, campaignName: group.campaignName },
        };
      },
    });
    app.route({
      method: 'GET',
      url: '/api/v1/groups/:groupId/members',
      config: { access: 'staff' },
      schema: {
        summary: 'Who is in a group and what they have reached',
        tags: ['groups'],
        params: z.object({ groupId: z.uuid() }),
        response: { 200: z.object({ items: z.array(Member), nextCursor: z.null() }) },
      },
      handler: async (request) => {
        const { groupId } = request.params;
        const locale = localeOf(request);
        const members = await inWorkspace(deps.db, staffOf(request).workspaceId, async (tx) => {
          await getGroup(tx, groupId);
          return listMembers(tx, { groupId });
        });
        const items = members.map((member) => ({
          ...member,
          joinedAt: member.joinedAt.toISOString(),
          lastSaidAt: member.lastSaidAt?.toISOString() ?? null,
          milestones: member.milestones.map(({ name, reachedAt }) => ({
            name,
            words: wordOf('milestones', name, locale),
            reachedAt: reachedAt.toISOString(),
          })),
        }));
        return { items, nextCursor: null };
      },
    });
  };
}

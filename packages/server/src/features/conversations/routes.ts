import { type RoleName, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { asMember, inWorkspace } from '../../platform/db/index.ts';
import { inBothLanguages, limiter, memberOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { postAsMember, postAsStaff } from './post-message.ts';
import { FEED_LIMIT, readFeed } from './read-feed.ts';

/** Nobody types so fast; a phone that comes back from a tunnel sends what it kept one by one and waits when told to. */
const messagesOfOneMember = { times: 20, everyMs: 10_000 };

const Place = z.enum(['room', 'private']);
const Message = z.object({
  seq: z.int(),
  place: Place,
  threadMemberId: z.string().nullable(),
  threadMemberName: z.string().nullable(),
  author: z.object({
    kind: z.enum(['staff', 'member', 'system']),
    name: z.string(),
    role: z.string().nullable(),
    id: z.string().nullable(),
  }),
  text: z.string(),
  attachments: z.array(z.object({ mediaId: z.string(), name: z.string(), contentType: z.string(), url: z.string() })).readonly(),
  cue: z.string().nullable(),
  saidAt: z.string(),
  clientKey: z.string().nullable(),
});
const Feed = z.object({ items: z.array(Message).readonly(), lastSeq: z.int() });
const Seq = z.coerce.number().int().min(0);
const FeedQuery = z.object({
  after: Seq.optional().describe('catch up: what was said after this number'),
  before: Seq.optional().describe('page back: what was said before this number'),
  limit: z.coerce.number().int().min(1).max(FEED_LIMIT).default(50),
});
/** the page's own name for this one message, repeated on every retry */
const ClientKey = z
  .string()
  .regex(
    /^[\x21-\x7e]{8,100}$/,
    inBothLanguages({ 'zh-CN': '应是 8–100 个可见的 ASCII 字符', en: 'should be 8–100 visible ASCII characters' }),
  );
const Role = z.enum(Object.keys(vocabulary.roles) as [RoleName, ...RoleName[]]);
const GroupId = z.object({ groupId: z.uuid() });

/** Feeds and messages, of staff and of members. */
export const registerConversationsRoutes: RegisterRoutes = (app, deps) => {
  const messages = limiter({ ...messagesOfOneMember, now: deps.limitsMs });
  app.route({
    method: 'GET',
    url: '/api/v1/groups/:groupId/feed',
    config: { access: 'staff' },
    schema: {
      summary: 'What was said in a group, room and all private threads',
      tags: ['groups'],
      params: GroupId,
      querystring: FeedQuery,
      response: { 200: Feed },
    },
    handler: async (request) => {
      const { workspaceId } = staffOf(request);
      return inWorkspace(deps.db, workspaceId, (tx) =>
        readFeed(tx, { workspaceId, groupId: request.params.groupId, memberId: null, ...range(request.query) }),
      );
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/groups/:groupId/messages',
    config: { access: 'staff' },
    schema: {
      summary: 'Speak as staff, in the room or privately to one member; a retry with the same clientKey says it once',
      tags: ['groups'],
      params: GroupId,
      body: z
        .object({
          text: z.string(),
          place: Place,
          memberId: z.uuid().nullable(),
          clientKey: ClientKey,
          role: Role,
        })
        .refine(
          (body) => (body.place === 'private') === (body.memberId !== null),
          inBothLanguages({
            'zh-CN': '私聊要写 memberId，群里的消息不写',
            en: 'a private message names its memberId, one in the room does not',
          }),
        ),
      response: { 200: Message },
    },
    handler: async (request) => {
      const { memberId, text, clientKey, role } = request.body;
      return postAsStaff(deps, { actor: staffOf(request), groupId: request.params.groupId, memberId, text, clientKey, role });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/room/feed',
    config: { access: 'member' },
    schema: {
      summary: 'What was said in the room and in the member’s own thread',
      tags: ['member'],
      querystring: FeedQuery,
      response: { 200: Feed },
    },
    handler: async (request) => {
      const actor = memberOf(request);
      return asMember(deps.db, actor, (tx) => readFeed(tx, { ...actor, ...range(request.query) }));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/room/messages',
    config: { access: 'member' },
    schema: {
      summary: 'Speak in the room, or privately to the staff; a retry with the same clientKey says it once',
      tags: ['member'],
      body: z.object({ text: z.string(), place: Place, clientKey: ClientKey }),
      response: { 200: Message },
    },
    handler: async (request) => {
      const actor = memberOf(request);
      messages.pass(actor.memberId);
      return postAsMember(deps, { actor, ...request.body });
    },
  });
};

/** The query without what was not given. */
function range(query: z.infer<typeof FeedQuery>): { after?: number; before?: number; limit: number } {
  const { after, before, limit } = query;
  return { limit, ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

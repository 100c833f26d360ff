import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { actorOf, attachmentNamed, inlineNamed, type RegisterRoutes, readUpload, staffOf } from '../../platform/http/index.ts';
import { getMediaContent, listMedia } from './media-queries.ts';
import { mediaMaxBytes, saveMedia } from './save-media.ts';

const Media = z.object({ mediaId: z.string(), name: z.string(), contentType: z.string(), sizeBytes: z.int() });
const MediaId = z.object({ mediaId: z.uuid() });

/** Pictures and PDFs: upload and list (staff), and their bytes (staff, and members through the messages that show them). */
export const registerMediaRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'POST',
    url: '/api/v1/media',
    config: { access: 'operator' },
    schema: { summary: 'Store a picture or PDF (multipart field `file`, up to 10 MB)', tags: ['media'], response: { 200: Media } },
    handler: async (request) => {
      const { name, bytes } = await readUpload(request, { maxBytes: mediaMaxBytes });
      return saveMedia(deps, { actor: staffOf(request), name, bytes });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/media',
    config: { access: 'staff' },
    schema: {
      summary: 'Everything stored, newest first',
      tags: ['media'],
      response: { 200: z.object({ items: z.array(Media), nextCursor: z.null() }) },
    },
    handler: async (request) => ({ items: [...(await inWorkspace(deps.db, staffOf(request).workspaceId, listMedia))], nextCursor: null }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/media/:mediaId',
    config: { access: 'staffOrMember', tokenInQuery: true },
    schema: { summary: 'The bytes of a stored file', tags: ['media'], params: MediaId },
    handler: async (request, reply) => sendContent(deps, request, reply, request.params.mediaId),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/room/media/:mediaId',
    config: { access: 'member', tokenInQuery: true },
    schema: { summary: 'The bytes of a file that a message the member can read shows', tags: ['member'], params: MediaId },
    handler: async (request, reply) => sendContent(deps, request, reply, request.params.mediaId),
  });
};

/** A media id stands for one content for ever, so browsers may keep it; a PDF is saved, not opened among our pages. */
async function sendContent(deps: Deps, request: FastifyRequest, reply: FastifyReply, mediaId: string): Promise<FastifyReply> {
  const file = await getMediaContent(deps, { actor: actorOf(request), mediaId });
  const disposition = file.contentType === 'application/pdf' ? attachmentNamed(file.name) : inlineNamed(file.name);
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', disposition)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=31536000, immutable')
    .send(file.content);
}

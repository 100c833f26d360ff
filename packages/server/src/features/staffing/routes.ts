import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { idempotencyKeyOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { listDutyAt } from './casting-queries.ts';
import { giveDeputies } from './give-deputies.ts';
import { handOver, undoHandOver } from './hand-over.ts';
import { Duty, HandOver, Role } from './schemas.ts';

/** More rooms than one workspace has people for. */
const roomsMax = 2_000;

/** Who is on duty where, and handing that over. */
export const registerStaffingRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/shifts/on-duty',
    config: { access: 'staff' },
    schema: {
      summary: 'Who is, or was, on duty in which room at a moment',
      tags: ['shifts'],
      querystring: z.object({ at: z.iso.datetime({ offset: true }).optional().describe('absent = now') }),
      response: { 200: z.object({ at: z.string(), items: z.array(Duty).readonly(), nextCursor: z.null() }) },
    },
    handler: async (request) => {
      const at = request.query.at === undefined ? deps.clock.now() : new Date(request.query.at);
      const { workspaceId } = staffOf(request);
      const items = await inWorkspace(deps.db, workspaceId, (tx) => listDutyAt(tx, { workspaceId, at }));
      return { at: at.toISOString(), items, nextCursor: null };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/shifts/hand-over',
    config: { access: 'staff' },
    schema: {
      summary:
        'Hand a shift over, or take it over, with everything in flight; with preview, only say what would move. Once per Idempotency-Key; the same key for something else is a 409 `conflict`',
      tags: ['shifts'],
      body: z.object({
        fromStaffId: z.uuid(),
        toStaffId: z.uuid().nullable().default(null).describe('null = each room’s deputy'),
        groupIds: z.array(z.uuid()).min(1).max(roomsMax).nullable().default(null).describe('null = all their rooms'),
        roles: z.array(Role).min(1).nullable().default(null).describe('null = all their roles'),
        afterwards: z.enum(['deputy', 'out']).default('deputy').describe('whether who hands over stays as the deputy'),
        preview: z.boolean().default(false),
      }),
      response: { 200: HandOver },
    },
    handler: async (request) => {
      const idempotencyKey = request.body.preview ? 'preview' : idempotencyKeyOf(request);
      return handOver(deps, { actor: staffOf(request), request: { ...request.body, idempotencyKey } });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/shifts/hand-overs/:handOverId/undo',
    config: { access: 'staff' },
    schema: {
      summary: 'Take a hand-over back: what is still with whom it went to returns, with its open prompts',
      tags: ['shifts'],
      params: z.object({ handOverId: z.uuid() }),
      response: { 200: HandOver },
    },
    handler: async (request) => undoHandOver(deps, { actor: staffOf(request), handOverId: request.params.handOverId }),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/shifts/deputies',
    config: { access: 'operator' },
    schema: {
      summary: 'Give every role in every current room that has no deputy the proposed one; those that have one keep theirs',
      tags: ['shifts'],
      response: { 200: z.object({ rooms: z.int() }) },
    },
    handler: async (request) => giveDeputies(deps, { actor: staffOf(request) }),
  });
};

import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type App, staffOf } from '../../platform/http/index.ts';
import { addStaff } from './add-staff.ts';
import { getMe, Me } from './me.ts';
import { personName } from './person-name.ts';
import { renewInvite } from './renew-invite.ts';
import { listStaff } from './staff-queries.ts';

const Permission = z.enum(['owner', 'operator', 'assistant']);
const Staff = z.object({ staffId: z.string(), displayName: z.string(), permission: Permission, signedUp: z.boolean() });

/** Who I am; who works here; inviting more. */
export function registerStaffRoutes(app: App, deps: Deps, o: { demo: boolean }): void {
  app.route({
    method: 'GET',
    url: '/api/v1/me',
    config: { access: 'staff' },
    schema: { summary: 'The signed-in staff member, their workspace and its time', tags: ['staff'], response: { 200: Me } },
    handler: async (request) => getMe(deps, { actor: staffOf(request), demo: o.demo }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/staff',
    config: { access: 'staff' },
    schema: { summary: 'The staff', tags: ['staff'], response: { 200: z.object({ items: z.array(Staff), nextCursor: z.null() }) } },
    handler: async (request) => ({ items: [...(await inWorkspace(deps.db, staffOf(request).workspaceId, listStaff))], nextCursor: null }),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/staff',
    config: { access: 'operator' },
    schema: {
      summary: 'Name a staff member and make their one-time invitation',
      tags: ['staff'],
      body: z.object({ displayName: z.string().max(400), permission: Permission }),
      response: { 200: Staff.extend({ inviteLink: z.string() }) },
    },
    handler: async (request) =>
      addStaff(deps, { actor: staffOf(request), displayName: personName(request.body.displayName), permission: request.body.permission }),
  });
  app.route({
    method: 'POST',
    url: '/api/v1/staff/:staffId/invite',
    config: { access: 'operator' },
    schema: {
      summary: 'A new invitation for who has not signed up; the earlier one stops working',
      tags: ['staff'],
      params: z.object({ staffId: z.uuid() }),
      response: { 200: z.object({ inviteLink: z.string() }) },
    },
    handler: async (request) => renewInvite(deps, { actor: staffOf(request), staffId: request.params.staffId }),
  });
}

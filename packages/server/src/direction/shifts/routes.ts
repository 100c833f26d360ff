import { localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { getBrief } from './brief.ts';
import { Brief, ShiftBoard } from './schemas.ts';
import { getShiftBoard } from './shift-board.ts';

/** The shift board and the morning brief. */
export const registerShiftsRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/shifts',
    config: { access: 'staff' },
    schema: {
      summary: 'Who is on duty where, what falls to them minute by minute until the end of the night, and where that is too much',
      tags: ['shifts'],
      response: { 200: ShiftBoard },
    },
    handler: async (request) => getShiftBoard(deps, { actor: staffOf(request) }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/brief',
    config: { access: 'staff' },
    schema: { summary: 'The day in one text to copy, in the reader’s language', tags: ['shifts'], response: { 200: Brief } },
    handler: async (request) => getBrief(deps, { actor: staffOf(request), locale: localeOf(request) }),
  });
};

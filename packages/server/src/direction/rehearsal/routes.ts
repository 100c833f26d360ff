import { type ChannelName, openingSlip, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { inBothLanguages, localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { outcomesOf, troubles } from './domain/outcomes.ts';
import { rehearsalPage } from './page/rehearsal-page.ts';
import { getRehearsal, getReport, listRehearsals } from './rehearsal-queries.ts';
import { openRehearsing, type RunRehearsal } from './rehearsing.ts';

/** As the command has it: more is a load test. */
const most = { members: 500, groups: 100 } as const;

const Settings = z.object({
  groups: z.int().min(1).max(most.groups),
  membersPerGroup: z.int().min(0).max(most.members),
  opening: z.string().max(16),
  zone: z.string().max(64),
  channel: z.enum(Object.keys(vocabulary.channels) as [ChannelName, ...ChannelName[]]).nullable(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
});
const Rehearsal = z.object({
  rehearsalId: z.string(),
  scriptId: z.string(),
  scriptTitle: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  progress: z.int().describe('percent of the script’s days'),
  reason: z.string().nullable(),
  headline: z.array(z.string()).readonly(),
  settings: Settings.extend({ seed: z.int() }),
  requestedBy: z.string(),
  requestedAt: z.string(),
});
const Version = z.object({ scriptVersionId: z.uuid() });
const Moment = z.object({ day: z.int(), time: z.string(), at: z.string() });
const CueOutcome = z.object({
  cue: z.string(),
  ...{ planned: Moment.nullable(), first: Moment.nullable(), last: Moment.nullable() },
  runs: z.int().describe('runs of groups, or of members; 0: it never came to be planned'),
  ...{ performed: z.int(), reached: z.int() },
  missing: z.array(z.string()).readonly().describe('variables without a value in what was said'),
  troubles: z
    .array(z.object({ what: z.enum(troubles), runs: z.int(), groups: z.int(), lateMinutes: z.int().nullable(), reason: z.string() }))
    .readonly(),
});
const RehearsalId = z.object({ rehearsalId: z.uuid() });

/** The page holds its own styles and nothing that runs; only our own pages may frame it. */
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Rehearsing a saved script, and what came of it. */
export function rehearsalRoutes(o: { run: RunRehearsal }): RegisterRoutes {
  return (app, deps) => {
    const rehearsing = openRehearsing(deps, o.run);
    app.addHook('onClose', () => rehearsing.stop());
    app.route({
      method: 'POST',
      url: '/api/v1/script-versions/:scriptVersionId/rehearsals',
      config: { access: 'operator' },
      schema: {
        summary: 'Rehearse a script version: one at a time on a server, others wait their turn',
        tags: ['rehearsals'],
        params: Version,
        body: Settings.refine(
          (body) => openingSlip(body) === null,
          inBothLanguages({
            'zh-CN': 'opening 应是当地时间，如 2026-12-01T09:00；zone 应如 Asia/Shanghai',
            en: 'opening should be a wall-clock time such as 2026-12-01T09:00, zone such as Asia/Shanghai',
          }),
        ),
        response: { 200: Rehearsal },
      },
      handler: async (request) => {
        const actor = staffOf(request);
        const rehearsalId = await rehearsing.ask({ actor, scriptVersionId: request.params.scriptVersionId, settings: request.body });
        return inWorkspace(deps.db, actor.workspaceId, (tx) => getRehearsal(tx, { rehearsalId, locale: localeOf(request) }));
      },
    });
    app.route({
      method: 'GET',
      url: '/api/v1/script-versions/:scriptVersionId/rehearsals',
      config: { access: 'staff' },
      schema: {
        summary: 'The last rehearsals of a script version, newest first',
        tags: ['rehearsals'],
        params: Version,
        response: { 200: z.object({ items: z.array(Rehearsal).readonly(), nextCursor: z.null() }) },
      },
      handler: async (request) => {
        const { scriptVersionId } = request.params;
        const list = { scriptVersionId, locale: localeOf(request) };
        return { items: await inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => listRehearsals(tx, list)), nextCursor: null };
      },
    });
    app.route({
      method: 'GET',
      url: '/api/v1/rehearsals/:rehearsalId',
      config: { access: 'staff' },
      schema: { summary: 'One rehearsal and how far it is', tags: ['rehearsals'], params: RehearsalId, response: { 200: Rehearsal } },
      handler: async (request) => {
        const one = { rehearsalId: request.params.rehearsalId, locale: localeOf(request) };
        return inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => getRehearsal(tx, one));
      },
    });
    app.route({
      method: 'GET',
      url: '/api/v1/rehearsals/:rehearsalId/outcomes',
      config: { access: 'staff' },
      schema: {
        summary: 'What became of each cue, for a timetable',
        tags: ['rehearsals'],
        params: RehearsalId,
        response: { 200: z.object({ items: z.array(CueOutcome).readonly(), nextCursor: z.null() }) },
      },
      handler: async (request) => {
        const { rehearsalId } = request.params;
        const report = await inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => getReport(tx, rehearsalId));
        return { items: outcomesOf(report, localeOf(request)), nextCursor: null };
      },
    });
    app.route({
      method: 'GET',
      url: '/api/v1/rehearsals/:rehearsalId/page',
      config: { access: 'staff' },
      schema: {
        summary: 'The report as one page with charts',
        tags: ['rehearsals'],
        params: RehearsalId,
        querystring: z.object({ lang: z.enum(['zh-CN', 'en']).optional() }),
      },
      handler: async (request, reply) => {
        const { rehearsalId } = request.params;
        const report = await inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => getReport(tx, rehearsalId));
        return reply
          .header('content-type', 'text/html; charset=utf-8')
          .header('content-security-policy', pagePolicy)
          .header('x-frame-options', 'SAMEORIGIN')
          .send(rehearsalPage(report, request.query.lang ?? localeOf(request)));
      },
    });
  };
}

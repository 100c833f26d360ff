import { parseScript, writeMarkdown } from '@kuaishan/script';
import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { attachmentNamed, localeOf, type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { exportWorkbook } from './export-workbook.ts';
import { getScript } from './script-queries.ts';

/** The script handed out as a file people go on editing. */
export const registerDocumentRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'GET',
    url: '/api/v1/scripts/:scriptId/workbook',
    config: { access: 'staff' },
    schema: {
      summary: 'The script as a workbook (.xlsx) in the caller’s language; checked again it is the same script',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = staffOf(request);
      const { title, bytes } = await exportWorkbook(deps.db, {
        workspaceId,
        scriptId: request.params.scriptId,
        locale: localeOf(request),
      });
      return reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', attachmentNamed(`${title}.xlsx`))
        .header('cache-control', 'no-store')
        .send(bytes);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/scripts/:scriptId/document',
    config: { access: 'staff' },
    schema: {
      summary: 'The script as a Markdown document in the caller’s language; checked again it is the same script',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
    },
    handler: async (request, reply) => {
      const { row, text } = await inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => getScript(tx, request.params.scriptId));
      const parsed = parseScript(text);
      if (!parsed.ok) throw new DomainError('script_has_errors', { findings: parsed.findings });
      return reply
        .header('content-type', 'text/markdown; charset=utf-8')
        .header('content-disposition', attachmentNamed(`${row.title}.md`))
        .header('cache-control', 'no-store')
        .send(writeMarkdown(parsed.script, { locale: localeOf(request) }));
    },
  });
};

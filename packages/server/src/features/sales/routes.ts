import { z } from 'zod';
import { inWorkspace } from '../../platform/db/index.ts';
import { inBothLanguages, localeOf, type RegisterRoutes, readUpload, staffOf } from '../../platform/http/index.ts';
import { importOrders, previewImport } from './import-orders.ts';
import { orderFileLimits } from './order-file.ts';
import { listImports, listOrdersWithoutPhone } from './order-queries.ts';
import { readOrderUpload, uploadOf } from './read-order-upload.ts';
import { numberUnmapped, unreadable } from './refuse-unread.ts';
import { ImportRow, OrderCheck, OrderImported, OrderWithoutPhone } from './schemas.ts';
import { speakCheck, speakLines, speakUnread } from './spoken-check.ts';

const maxBytes = orderFileLimits.bytes;
const Cursor = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z\/[0-9a-f-]{36}$/,
    inBothLanguages({ 'zh-CN': '应是上一页给出的 nextCursor', en: 'should be the nextCursor of the page before' }),
  );

/** Orders of other shops: a file is checked, its mapping confirmed, then imported. The file comes twice; between the two nothing is kept. */
export const registerSalesRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'POST',
    url: '/api/v1/orders/imports/check',
    config: { access: 'operator' },
    schema: {
      summary:
        'Read a shop’s order file (multipart: `shop`, `kind`, `mapping` if known, then `file`): its columns, and what importing it would do; saves nothing',
      tags: ['orders'],
      response: { 200: OrderCheck },
    },
    handler: async (request) => {
      const { workspaceId } = staffOf(request);
      const locale = localeOf(request);
      const upload = uploadOf(await readUpload(request, { maxBytes }));
      const read = await readOrderUpload(deps, { workspaceId, upload });
      if (!read.ok) return speakUnread(read.findings, { locale, fileName: upload.name });
      const { reading, shop, kind } = read.settled;
      const counts = await previewImport(deps, { workspaceId, shop, kind, read: reading.read });
      return speakCheck(read.settled, { locale, fileName: upload.name, counts });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/orders/imports',
    config: { access: 'operator' },
    schema: {
      summary: 'Import a shop’s order file (multipart as for the check); the same file again changes nothing',
      tags: ['orders'],
      response: { 200: OrderImported },
    },
    handler: async (request) => {
      const { workspaceId, staffId } = staffOf(request);
      const upload = uploadOf(await readUpload(request, { maxBytes }));
      const read = await readOrderUpload(deps, { workspaceId, upload });
      if (!read.ok) throw unreadable(read.findings, upload.name);
      const { reading, shop, kind } = read.settled;
      const { signature, mapping } = reading;
      if (!mapping.includes('number')) throw numberUnmapped();
      const done = await importOrders(deps, {
        workspaceId,
        staffId,
        fileName: upload.name,
        shop,
        kind,
        signature,
        mapping,
        read: reading.read,
      });
      return { ...done, shop, ...speakLines(read.settled, { locale: localeOf(request), fileName: upload.name }) };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/orders/imports',
    config: { access: 'staff' },
    schema: {
      summary: 'Past imports with their counts, newest first',
      tags: ['orders'],
      response: { 200: z.object({ items: z.array(ImportRow).readonly(), nextCursor: z.null() }) },
    },
    handler: async (request) => ({ items: await inWorkspace(deps.db, staffOf(request).workspaceId, listImports), nextCursor: null }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/orders/without-phone',
    config: { access: 'staff' },
    schema: {
      summary: 'Orders whose buyer cannot be found, because the shop’s file has no usable phone',
      tags: ['orders'],
      querystring: z.object({ cursor: Cursor.optional() }),
      response: { 200: z.object({ items: z.array(OrderWithoutPhone).readonly(), nextCursor: z.string().nullable(), total: z.int() }) },
    },
    handler: async (request) =>
      inWorkspace(deps.db, staffOf(request).workspaceId, (tx) => listOrdersWithoutPhone(tx, { cursor: request.query.cursor ?? null })),
  });
};

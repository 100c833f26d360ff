import { z } from 'zod';
import { type RegisterRoutes, staffOf } from '../../platform/http/index.ts';
import { memoryOf, rememberImport } from './import-memory.ts';

/** A heading, or the name of a row: a few words. */
const Name = z.string().max(200);

/** What a person has confirmed of a file: what its columns hold, what rows of a name do. Names of fields and actions as in the vocabulary. */
export const ImportMappingBody = z.object({
  signature: z.string().min(1).max(1_000),
  columns: z.record(Name, z.string().max(40).nullable()),
  actions: z.record(Name, z.string().max(40)),
});

/** What is remembered of imported files. */
export const registerImportMappingRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'PUT',
    url: '/api/v1/import-mappings',
    config: { access: 'operator' },
    schema: {
      summary: 'Remember what was confirmed of a file: the next one with the same headings is read so',
      tags: ['scripts'],
      body: ImportMappingBody,
      response: { 200: z.object({ signature: z.string() }) },
    },
    handler: async (request) => {
      await rememberImport(deps, { actor: staffOf(request), memory: memoryOf(request.body) });
      return { signature: request.body.signature };
    },
  });
};

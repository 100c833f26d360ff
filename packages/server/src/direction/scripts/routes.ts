import { lintScript, missingVariables, parseScript, type RoleName, speakFinding, speakMissing, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { listStaff } from '../../facts/identity/index.ts';
import { mediaNames } from '../../facts/media/index.ts';
import { proposeCast } from '../../features/staffing/index.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { localeOf, type RegisterRoutes, readUpload, staffOf } from '../../platform/http/index.ts';
import { checkInWorker } from './check-in-worker.ts';
import { registerDocumentRoutes } from './document-routes.ts';
import { registerDraftRoutes } from './draft-routes.ts';
import { ImportMappingBody, registerImportMappingRoutes } from './import-mapping-routes.ts';
import { listImportMemory, memoryOf } from './import-memory.ts';
import { saveScriptVersion } from './save-script-version.ts';
import { getScript, listScripts } from './script-queries.ts';
import { registerVersionRoutes, VersionNote } from './version-routes.ts';

/** A workbook with pictures in it is a few MB; the text an operator keeps is some 100 kB. */
const fileMaxBytes = 20 * 1024 * 1024;

const names = <Name extends string>(registry: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(registry) as [Name, ...Name[]]);
const Role = names<RoleName>(vocabulary.roles);
const Finding = z.object({
  rule: z.string(),
  kind: z.enum(['form', 'craft', 'honesty']),
  severity: z.enum(['error', 'warning', 'info']),
  why: z.string(),
  todo: z.string(),
  silenced: z.string().nullable(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  cell: z.string().nullable(),
  cue: z.string().nullable(),
});
const Proposal = z.object({
  id: z.string(),
  kind: z.string(),
  cell: z.string().nullable(),
  words: z.string(),
  change: z.string().max(20_000),
});
const Missing = z.object({ name: z.string(), kind: z.string(), cues: z.array(z.string()).readonly(), hint: z.string().nullable() });
const CheckedCue = z.object({
  cue: z.string(),
  title: z.string(),
  day: z.int().nullable(),
  at: z.string().nullable(),
  hangs: z.string().nullable(),
  stage: names(vocabulary.stages),
  role: Role,
  where: names(vocabulary.places),
  action: names(vocabulary.actions),
  text: z.string(),
  attachments: z.array(z.string()).readonly(),
  origin: z.string().nullable(),
});
const Check = z.object({
  ok: z.boolean(),
  text: z.string(),
  title: z.string().nullable(),
  rows: z.int().nullable(),
  days: z.int(),
  cues: z.array(CheckedCue).readonly(),
  findings: z.array(Finding).readonly(),
  proposals: z.array(Proposal).readonly(),
  missing: z.array(Missing).readonly(),
  notes: z.string().nullable(),
  table: z
    .array(
      z.object({
        cell: z.string(),
        words: z.string(),
        action: names(vocabulary.actions),
        confidence: z.enum(['sure', 'likely', 'guess']),
        because: z.string(),
        key: z.string().nullable().describe('rows of the same name, here and in later files, are meant by it'),
        cues: z.array(z.string()).readonly(),
      }),
    )
    .readonly()
    .describe('what each row of an imported file was taken to do, and why'),
  columns: z
    .array(
      z.object({
        sheet: z.string(),
        signature: z.string().describe('by what files like it are known again; empty: by nothing'),
        remembered: z.boolean(),
        headerRow: z.int(),
        columns: z.array(z.object({ column: z.string(), heading: z.string(), field: names(vocabulary.fields).nullable() })).readonly(),
      }),
    )
    .readonly()
    .describe('how the columns of an imported file were understood'),
});
/** What a person says of the file while it is checked, as a JSON field `reading` beside the file. */
const Reading = z.object({
  memory: z.array(ImportMappingBody).max(20).default([]).describe('comes before what is remembered'),
  forget: z.boolean().default(false).describe('leave out what is remembered'),
});
const ScriptRow = z.object({
  scriptId: z.string(),
  title: z.string(),
  latest: z.object({ scriptVersionId: z.string(), number: z.int(), savedAt: z.string(), savedBy: z.string() }),
  cues: z.int(),
  days: z.int(),
  roles: z.array(Role).readonly(),
});
const CheckBody = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paste'), text: z.string(), reading: Reading.default({ memory: [], forget: false }) }),
    z.object({ kind: z.literal('yaml'), text: z.string(), accept: z.array(Proposal).max(50).default([]) }),
  ])
  .nullish();

/** @throws DomainError `invalid_request` */
function readingOf(json: string | undefined): z.infer<typeof Reading> {
  const read = Reading.safeParse(jsonOf(json ?? '{}'));
  if (read.success) return read.data;
  throw new DomainError('invalid_request', { problems: [{ 'zh-CN': 'reading: 不是列的对应', en: 'reading: is no mapping of columns' }] });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Checking what an operator drops or types, and saving it as versions. */
export const registerScriptsRoutes: RegisterRoutes = (app, deps) => {
  app.route({
    method: 'POST',
    url: '/api/v1/scripts/check',
    config: { access: 'staff' },
    schema: {
      summary: 'Read a workbook (multipart `file`), pasted cells or a script, and say everything there is to say about it; saves nothing',
      tags: ['scripts'],
      body: CheckBody,
      response: { 200: Check },
    },
    handler: async (request) => {
      const { workspaceId } = staffOf(request);
      const { media, remembered } = await inWorkspace(deps.db, workspaceId, async (tx) => ({
        media: [...(await mediaNames(tx))],
        remembered: await listImportMemory(tx),
      }));
      const shared = { locale: localeOf(request), media };
      const memory = ({ memory: said, forget }: z.infer<typeof Reading>) => [...said.map(memoryOf), ...(forget ? [] : remembered)];
      if (request.body && !request.isMultipart()) {
        const { body } = request;
        return checkInWorker(body.kind === 'yaml' ? { ...shared, ...body } : { ...shared, ...body, memory: memory(body.reading) });
      }
      const { name, bytes, fields } = await readUpload(request, { maxBytes: fileMaxBytes });
      return checkInWorker({ ...shared, kind: 'file', name, bytes, memory: memory(readingOf(fields['reading'])) });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/scripts',
    config: { access: 'operator' },
    schema: {
      summary: 'Save a script, or the next version of one; refused while it has errors, and when somebody has saved since `baseVersionId`',
      tags: ['scripts'],
      body: z.object({
        text: z.string(),
        scriptId: z.uuid().nullable().default(null),
        baseVersionId: z.uuid().nullable().default(null).describe('the latest version the text was written on; null for a new script'),
        note: VersionNote,
        draftRevision: z.uuid().nullable().default(null).describe('your draft that becomes this version'),
      }),
      response: { 200: z.object({ scriptId: z.string(), scriptVersionId: z.string(), number: z.int() }) },
    },
    handler: async (request) => saveScriptVersion(deps, { actor: staffOf(request), ...request.body }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/scripts',
    config: { access: 'staff' },
    schema: {
      summary: 'Every script with its latest version, most recently saved first',
      tags: ['scripts'],
      response: { 200: z.object({ items: z.array(ScriptRow), nextCursor: z.null() }) },
    },
    handler: async (request) => ({ items: [...(await inWorkspace(deps.db, staffOf(request).workspaceId, listScripts))], nextCursor: null }),
  });
  app.route({
    method: 'GET',
    url: '/api/v1/scripts/:scriptId',
    config: { access: 'staff' },
    schema: {
      summary: 'One script: its text, findings and the variables that will be asked for',
      tags: ['scripts'],
      params: z.object({ scriptId: z.uuid() }),
      response: {
        200: ScriptRow.extend({
          text: z.string(),
          findings: z.array(Finding).readonly(),
          missing: z.array(Missing).readonly(),
          proposedCast: z
            .array(z.object({ role: Role, staffId: z.string().nullable(), deputyStaffId: z.string().nullable() }))
            .readonly()
            .describe('who has the name the script gives a role, and who could stand by for them'),
        }),
      },
    },
    handler: async (request) => {
      const locale = localeOf(request);
      const { found, media, staff } = await inWorkspace(deps.db, staffOf(request).workspaceId, async (tx) => ({
        found: await getScript(tx, request.params.scriptId),
        media: await mediaNames(tx),
        staff: await listStaff(tx),
      }));
      const parsed = parseScript(found.text);
      const linted = parsed.ok ? lintScript(parsed.script, { media }) : [];
      return {
        ...found.row,
        text: found.text,
        findings: [...parsed.findings, ...linted].map((finding) => speakFinding(finding, locale)),
        missing: parsed.ok ? missingVariables(parsed.script).map((missing) => speakMissing(missing, locale)) : [],
        proposedCast: proposeCast({ roles: found.row.roles, names: parsed.ok ? parsed.script.roles : {}, staff }),
      };
    },
  });
  registerVersionRoutes(app, deps);
  registerDraftRoutes(app, deps);
  registerDocumentRoutes(app, deps);
  registerImportMappingRoutes(app, deps);
};

import { recogniseFile } from '../bytes/recognise-file.ts';
import type { ImportedTable, ImportOptions } from '../import/imported-table.ts';
import { importMarkdown, importTable, looksLikeDocument } from '../import/index.ts';
import { typedText } from '../import/sheet.ts';
import type { Finding } from '../script.ts';
import { decodeText } from './decode-text.ts';
import { readTable } from './read-table.ts';
import { Refusal, tooLarge } from './refusal.ts';

export type ImportedFile =
  | { readonly ok: true; readonly imported: ImportedTable }
  /** it could not be read at all */
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A script of text is some 100 kB; a document of five megabytes is none. */
const MOST_DOCUMENT_BYTES = 5 * 1024 * 1024;

/**
 * Makes a script of a file, whatever it is: a workbook, CSV, a Markdown document, a text written like one. Name and content decide.
 *
 * @param givenName file name, for its ending and, where the file gives none, the title
 */
export async function importFile(bytes: Uint8Array, givenName: string, options: ImportOptions): Promise<ImportedFile> {
  // it becomes the title and the place of every cue
  const name = typedText(givenName);
  const named = { ...options, name: options.name ?? name.replace(/^.*[\\/]/u, '') };
  try {
    const document = documentOf(bytes, name);
    if (document !== null) return { ok: true, imported: importMarkdown(document, named) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, findings: [error.finding] };
    throw error;
  }
  const table = await readTable(bytes, name);
  if (!table.ok) return table;
  const imported = importTable(table.sheets, named);
  return { ok: true, imported: { ...imported, findings: [...table.findings, ...imported.findings] } };
}

/**
 * The text of a document; null for a file that is to be read as a table.
 * @throws {Refusal} when it is named a document and cannot be read as text
 */
function documentOf(bytes: Uint8Array, name: string): string | null {
  const markdown = /\.(?:md|markdown|mdown|mkd)$/iu.test(name);
  const text = /\.(?:txt|text)$/iu.test(name);
  if (!(markdown || text) || recogniseFile(bytes) !== 'text') return null;
  if (bytes.length > MOST_DOCUMENT_BYTES) {
    if (!markdown) return null;
    const megabytes = MOST_DOCUMENT_BYTES / 1024 / 1024;
    throw tooLarge({ 'zh-CN': `超过 ${megabytes} MB`, en: `it is over ${megabytes} MB` });
  }
  const decoded = decodeText(bytes);
  return markdown || looksLikeDocument(decoded) ? decoded : null;
}

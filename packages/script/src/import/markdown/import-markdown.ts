import { findTitle } from '../find-title.ts';
import { cellPlace } from '../finding.ts';
import { importRead } from '../import-read.ts';
import type { ImportedTable, ImportOptions } from '../imported-table.ts';
import { noScript } from '../table-findings.ts';
import { instructionsAsTasks } from './document-findings.ts';
import { readDocument } from './read-document.ts';

/** What places in a document are called: `Markdown!L12` is line 12. */
export const DOCUMENT = 'Markdown';

/** Makes a script of a Markdown document, or of any text written like one. Every line becomes part of a cue or a note, or is named by a finding. */
export function importMarkdown(text: string, options: ImportOptions): ImportedTable {
  const document = readDocument(text, DOCUMENT);
  const instructions = document.entries.filter((entry) => entry.instruction).map((entry) => cellPlace(DOCUMENT, entry.origin));
  return importRead({
    parts: [document],
    others: [],
    title: document.title ?? findTitle([], { name: options.name ?? null, locale: options.locale }).title,
    findings: [
      ...(document.entries.length === 0 ? [noScript()] : []),
      ...(instructions.length > 0 ? [instructionsAsTasks(instructions)] : []),
    ],
    mapping: [],
    options,
  });
}

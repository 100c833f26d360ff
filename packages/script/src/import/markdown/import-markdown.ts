import { findTitle } from '../find-title.ts';
import { cellPlace } from '../finding.ts';
import { DOCUMENT_SIGNATURE } from '../import-memory.ts';
import { importRead } from '../import-read.ts';
import type { ImportedTable, ImportOptions } from '../imported-table.ts';
import { importOwnMarkdown } from '../own-markdown/import-own-markdown.ts';
import { readOwnDocument } from '../own-markdown/read-own-document.ts';
import { noScript } from '../table-findings.ts';
import { instructionsAsTasks } from './document-findings.ts';
import { DOCUMENT } from './document-name.ts';
import { readDocument } from './read-document.ts';

/**
 * Makes a script of a Markdown document, or of any text written like one. Every line becomes part of a cue or a note, or is named by a finding. A document that
 * Kuaishan wrote gives its own script again.
 */
export function importMarkdown(text: string, options: ImportOptions): ImportedTable {
  const own = readOwnDocument(text);
  if (own) return importOwnMarkdown(own, options);
  const document = readDocument(text, DOCUMENT);
  const imported = importRead({
    parts: [document],
    others: [],
    title: document.title ?? findTitle([], { name: options.name ?? null, locale: options.locale }).title,
    findings: document.entries.length === 0 ? [noScript()] : [],
    mapping: [{ sheet: DOCUMENT, signature: DOCUMENT_SIGNATURE, remembered: false, headerRow: 0, columns: [] }],
    options,
  });
  const told = new Set(document.entries.filter((entry) => entry.instruction).map((entry) => cellPlace(DOCUMENT, entry.origin)));
  const instructions = imported.classified.filter(({ cell, action }) => action === 'task' && told.has(cell)).map(({ cell }) => cell);
  return instructions.length === 0 ? imported : { ...imported, findings: [instructionsAsTasks(instructions), ...imported.findings] };
}

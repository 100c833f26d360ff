export { applyProposal } from './apply-proposal.ts';
export { importPasted } from './import-pasted.ts';
export { importTable } from './import-table.ts';
export type { ImportedTable, ImportOptions } from './imported-table.ts';
export { importMarkdown } from './markdown/import-markdown.ts';
export { looksLikeDocument } from './markdown/looks-like-document.ts';
export type { Proposal } from './propose-closing.ts';
export type { Cell, CellKind, Merge, Sheet, SheetRow } from './sheet.ts';
export type { TableMapping } from './table.ts';

import type { ActionName } from '../script.ts';
import { type FieldName, findByName, plain } from '../vocabulary/index.ts';
import type { TableColumn } from './table.ts';

/** What a person has confirmed of files like this one: what its columns hold, what rows of a name do. Plain data: kept by a workspace, or in a file. */
export interface ImportMemory {
  /** which table it is of: `headerSignature` */
  readonly signature: string;
  /** by heading; null: kept among the remarks */
  readonly columns: Readonly<Record<string, FieldName | null>>;
  /** by a row's name (`classificationKey`) */
  readonly actions: Readonly<Record<string, ActionName>>;
}

/** Actions that a person has chosen, by cell for this file, by name for this and others. */
export interface ChosenActions {
  readonly cells: ReadonlyMap<string, ActionName>;
  readonly names: ReadonlyMap<string, ActionName>;
}

/** Longer than the headings of any table people keep; what is beyond tells no files apart. */
const LONGEST_SIGNATURE = 1_000;

/** Documents have no headings; what was confirmed of one holds for others. */
export const DOCUMENT_SIGNATURE = 'document';

/** By what files of one kind are known again: their headings in order, as words are compared. */
export function headerSignature(headings: readonly string[]): string {
  return headings
    .map(plain)
    .filter((heading) => heading !== '')
    .join('|')
    .slice(0, LONGEST_SIGNATURE);
}

/** What is remembered of a table with these headings; null for nothing. */
export function memoryOf(memory: readonly ImportMemory[], headings: readonly string[]): ImportMemory | null {
  const signature = headerSignature(headings);
  return signature === '' ? null : (memory.find((one) => one.signature === signature) ?? null);
}

/** The columns as a person has confirmed them; a field this version does not know is none. */
export function rememberedColumns(columns: readonly TableColumn[], memory: ImportMemory): readonly TableColumn[] {
  return columns.map((column) => {
    if (!Object.hasOwn(memory.columns, column.heading)) return column;
    const field = memory.columns[column.heading] ?? null;
    const known = field === null ? null : (findByName('fields', field)?.name ?? null);
    return known === column.field ? column : { ...column, field: known, setting: null };
  });
}

import type { Finding } from '../script.ts';
import { cellFindings } from './cell-findings.ts';
import { columnsGuessed, columnsRemembered } from './column-findings.ts';
import type { Entry } from './entry.ts';
import { findTables } from './find-tables.ts';
import { findTitle } from './find-title.ts';
import { headerSignature } from './import-memory.ts';
import { importRead } from './import-read.ts';
import type { ImportedTable, ImportOptions } from './imported-table.ts';
import { findOwn } from './own/find-own.ts';
import { importOwn } from './own/import-own.ts';
import { readRows } from './read-rows.ts';
import { columnName, type Sheet } from './sheet.ts';
import type { Table, TableMapping } from './table.ts';
import { hiddenSheet, noRows, noScript, severalSheets, sheetAsNotes } from './table-findings.ts';

/**
 * Makes a script of the sheets of a workbook. Every row that holds something becomes a cue or is named by a finding; what is on other sheets is kept as notes.
 * The text has no errors: what could not be understood waits for a person's go and is told in a finding. A workbook that Kuaishan wrote gives its own
 * script again (`importOwn`).
 */
export function importTable(sheets: readonly Sheet[], options: ImportOptions): ImportedTable {
  const own = findOwn(sheets);
  if (own) return importOwn(own, options);
  const found = findTables(sheets, options.memory);
  return importFound({ ...found, options });
}

/** The same once the tables are found. */
export function importFound(o: {
  readonly tables: readonly Table[];
  readonly others: readonly Sheet[];
  readonly findings: readonly Finding[];
  readonly options: ImportOptions;
}): ImportedTable {
  const { tables, others, options } = o;
  const title = findTitle(tables, { name: options.name ?? null, locale: options.locale });
  const parts = tables.map((table) => {
    const { entries, notes, findings } = readRows(table);
    return {
      sheet: table.sheet,
      entries,
      notes: [...table.above.filter((row) => row !== title.row), ...notes],
      findings: [...aboutTable(table, entries), ...findings, ...cellFindings(table.sheet, table.body)],
    };
  });
  return importRead({
    parts,
    others,
    title: title.title,
    findings: [
      ...o.findings,
      ...(tables.length > 1 ? [severalSheets(tables.map((table) => table.sheet.name))] : []),
      ...(tables.length === 0 ? [noScript()] : []),
      ...others.flatMap((sheet) => aboutOther(sheet, o.findings)),
    ],
    mapping: tables.map(mappingOf),
    options,
  });
}

function aboutTable(table: Table, entries: readonly Entry[]): readonly Finding[] {
  return [
    ...(table.remembered ? [columnsRemembered(table)] : []),
    ...(table.guessed.length > 0 ? [columnsGuessed(table)] : []),
    ...(entries.length === 0 ? [noRows(table.sheet)] : []),
  ];
}

function aboutOther(sheet: Sheet, told: readonly Finding[]): readonly Finding[] {
  if (sheet.hidden) return [hiddenSheet(sheet), ...cellFindings(sheet, sheet.rows)];
  if (sheet.rows.length === 0) return [];
  return [...(told.some((finding) => finding.cell === sheet.name) ? [] : [sheetAsNotes(sheet)]), ...cellFindings(sheet, sheet.rows)];
}

function mappingOf(table: Table): TableMapping {
  return {
    sheet: table.sheet.name,
    signature: headerSignature(table.columns.map(({ heading }) => heading)),
    remembered: table.remembered ?? false,
    headerRow: table.headerRow,
    columns: table.columns.map(({ column, heading, field }) => ({ column: columnName(column), heading, field })),
  };
}

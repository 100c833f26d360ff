import type { Worksheet } from 'exceljs';
import { zipSync } from 'fflate';
import { recogniseFile } from '../bytes/recognise-file.ts';
import { type Cell, readRef, type Sheet, type SheetRow } from '../import/sheet.ts';
import type { Finding } from '../script.ts';
import { MAX_CELL_XML, MAX_FILE_BYTES, MAX_ROWS, MAX_STRING_XML } from './limits.ts';
import { exactText, readCell } from './read-cell.ts';
import { readExtras, type SheetExtras } from './read-extras.ts';
import { corrupt, Refusal, tooLarge } from './refusal.ts';
import { refuseForeignFile } from './refuse-foreign.ts';
import { type SlimSheet, slimSheet } from './slim-sheet.ts';
import { slimStrings } from './slim-strings.ts';
import { slimStyles } from './slim-styles.ts';
import { columnsLeftOut, picturesLeftOut, rowsLeftOut, sheetsLeftOut } from './workbook-findings.ts';
import { readWorkbookParts, type SheetPart } from './workbook-parts.ts';
import type { Unpacking } from './xml.ts';
import { newBudget, readZip } from './zip.ts';

export type WorkbookResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[]; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface ReadingOptions {
  /** awaited every few megabytes, so that a server can turn to its other work; nothing by default */
  readonly pause?: () => Promise<void>;
  /** how much of it is read; what a script needs unless given */
  readonly limits?: { readonly rows: number; readonly cellXml: number; readonly stringXml: number };
}

/**
 * Reads an .xlsx workbook (.xlsm, too; macros are not looked at) into neutral sheets. Never throws on input: a file that cannot be read is
 * answered with one finding saying what it is and what to do. Time and memory are bounded whatever the file says of itself (`limits.ts`);
 * what a limit leaves out is a finding naming the sheet. The findings are about the file; those about its cells come from `importTable`.
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadingOptions = {}): Promise<WorkbookResult> {
  try {
    return await readTrusting(bytes, options);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, findings: [error.finding] };
    throw error;
  }
}

async function readTrusting(bytes: Uint8Array, options: ReadingOptions): Promise<WorkbookResult> {
  const pause = options.pause ?? (() => Promise.resolve());
  const limits = options.limits ?? { rows: MAX_ROWS, cellXml: MAX_CELL_XML, stringXml: MAX_STRING_XML };
  const kind = recogniseFile(bytes);
  if (kind !== 'zip') throw refuseForeignFile(kind, bytes);
  if (bytes.length > MAX_FILE_BYTES) {
    const megabytes = MAX_FILE_BYTES / 1024 / 1024;
    throw tooLarge({ 'zh-CN': `超过 ${megabytes} MB`, en: `it is over ${megabytes} MB` });
  }
  const unpacking: Unpacking = { entries: readZip(bytes), budget: newBudget(), pause };
  const parts = await readWorkbookParts(unpacking);
  const strings = { newByOld: new Map<number, number>() };
  const budget = { left: limits.cellXml };
  const slim: { readonly part: SheetPart; readonly sheet: SlimSheet; readonly extras: SheetExtras }[] = [];
  for (const part of parts.sheets) {
    const sheet = await slimSheet({ unpacking, path: part.path, strings, budget, maxRows: limits.rows });
    slim.push({ part, sheet, extras: await readExtras(unpacking, part.path, sheet) });
  }
  const worksheets = await loadCells({
    sheets: slim.map(({ sheet }) => sheet.rowsXml),
    strings: await slimStrings({ unpacking, path: parts.strings, newByOld: strings.newByOld, maxXml: limits.stringXml }),
    styles: await slimStyles(unpacking, parts.styles),
    date1904: parts.date1904,
  });
  const sheets = slim.map(({ part, sheet, extras }, index) =>
    neutralSheet({ part, sheet, extras, worksheet: worksheets[index] ?? null, date1904: parts.date1904 }),
  );
  const findings = [
    ...slim.flatMap(({ part, sheet, extras }) => [
      ...rowsLeftOut(part.name, sheet),
      ...columnsLeftOut(part.name, sheet),
      ...picturesLeftOut(part.name, extras),
    ]),
    ...sheetsLeftOut(parts.unread),
  ];
  return { ok: true, sheets, findings };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * Has the workbook library decode the cells of a small workbook made of what was kept. It never sees the file itself: pictures, validations, merged
 * ranges and names over a million rows make it build an object for each of their cells.
 */
async function loadCells(o: {
  readonly sheets: readonly string[];
  readonly strings: string;
  readonly styles: string;
  readonly date1904: boolean;
}): Promise<readonly (Worksheet | undefined)[]> {
  const numbers = o.sheets.map((_, index) => index + 1);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${o.date1904 ? 1 : 0}"/><sheets>${numbers
      .map((number) => `<sheet name="S${number}" sheetId="${number}" r:id="rId${number}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers
      .map((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': o.styles,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${o.strings}</sst>`,
  };
  for (const [index, rows] of o.sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
  }
  const encoder = new TextEncoder();
  const packed = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(xml)])), { level: 0 });
  try {
    const { Workbook } = (await import('exceljs')).default;
    const workbook = new Workbook();
    await workbook.xlsx.load(packed.buffer);
    return numbers.map((number) => workbook.getWorksheet(`S${number}`));
  } catch (cause) {
    throw corrupt({ 'zh-CN': '单元格内容不符合格式', en: 'its cells are not properly written' }, cause);
  }
}

function neutralSheet(o: {
  readonly part: SheetPart;
  readonly sheet: SlimSheet;
  readonly extras: SheetExtras;
  readonly worksheet: Worksheet | null;
  readonly date1904: boolean;
}): Sheet {
  const cellsByRow = new Map<number, Cell[]>();
  const unseen = new Map(o.extras.comments);
  const exact = new Map<string, string>();
  o.worksheet?.eachRow((row, number) => {
    const cells: Cell[] = [];
    row.eachCell((cell, column) => {
      const comment = o.extras.comments.get(cell.address) ?? null;
      unseen.delete(cell.address);
      const read = readCell(cell, number, column, { link: o.extras.links.get(cell.address) ?? null, comment, date1904: o.date1904 });
      if (read) cells.push(read);
      const typed = exactText(cell);
      if (typed !== null && typed !== (read?.text ?? '')) exact.set(cell.address, typed);
    });
    if (cells.length > 0) cellsByRow.set(number, cells);
  });
  // a comment on an empty cell still says something
  for (const [ref, comment] of unseen) {
    const at = readRef(ref);
    if (!at) continue;
    const cell: Cell = { ref, ...at, kind: 'text', value: '', text: '', formula: 'none', link: null, comment };
    cellsByRow.set(
      at.row,
      [...(cellsByRow.get(at.row) ?? []), cell].toSorted((a, b) => a.column - b.column),
    );
  }
  const rows: SheetRow[] = [...cellsByRow]
    .toSorted(([a], [b]) => a - b)
    .map(([number, cells]) => ({ number, hidden: o.sheet.hiddenRows.has(number), cells }));
  const { merges, hiddenColumns } = o.sheet;
  return { name: o.part.name, hidden: o.part.hidden, rows, merges, hiddenColumns, ...(exact.size > 0 ? { exact } : {}) };
}

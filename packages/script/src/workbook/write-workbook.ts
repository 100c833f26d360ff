import type { Cell, Workbook } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cellText } from '../export/cell-pieces.ts';
import { sheetNames } from '../export/own-words.ts';
import { type LaidColumn, layOutScript, type ScriptLayout } from '../export/script-layout.ts';
import { makeFinding } from '../finding.ts';
import { cellRef } from '../import/sheet.ts';
import type { Finding, Locale, Script, StageName } from '../script.ts';
import { vocabulary, wordOf } from '../vocabulary/index.ts';
import { MAX_COLUMNS } from './limits.ts';

export type WrittenWorkbook =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * A script as a workbook a person can go on editing: the columns operators keep, days and stages merged, everything else of the script in further
 * columns and sheets. `importTable` makes the same script of it again. The same script gives the same bytes. Not `ok` only for a script too wide for the
 * importer to read back (hundreds of variants of one text).
 */
export async function writeWorkbook(script: Script, { locale }: { readonly locale: Locale }): Promise<WrittenWorkbook> {
  const layout = layOutScript(script, locale);
  if (layout.cues.columns.length > MAX_COLUMNS) return { ok: false, findings: [tooWide(layout.cues.columns.length)] };
  const { Workbook: LibraryWorkbook } = (await import('exceljs')).default;
  const workbook = new LibraryWorkbook();
  workbook.created = workbook.modified = NO_MOMENT;
  addCues(workbook, layout, locale);
  addTable(workbook, { name: sheetNames.settings[locale], rows: layout.settings, widths: [22, 30, 70], heading: false });
  if (layout.declared.length > 1)
    addTable(workbook, { name: sheetNames.declared[locale], rows: layout.declared, widths: [14, 10, 24, 60], heading: true });
  addTable(workbook, { name: sheetNames.variables[locale], rows: layout.variables, widths: [24, 16, 60], heading: true });
  addTable(workbook, { name: sheetNames.notes[locale], rows: layout.notes, widths: [100], heading: true });
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { ok: true, bytes: finish(bytes, { ranges: mergedRuns(layout), lists: offeredWords(layout, locale) }) };
}

/** The file says when it was made; ours says the same of the same script. */
const NO_MOMENT = new Date(Date.UTC(2026, 0, 1));

const TITLE_ROW = 1;
const HEADER_ROW = 2;
const FIRST_ROW = 3;
/** stage, day and time stay in sight */
const FROZEN_COLUMNS = 3;

const INK = 'FF1F1F1F';
const QUIET = 'FF8C8C8C';
const HEAD = 'FFF0F0F0';
const LINE = { style: 'thin', color: { argb: 'FFD9D9D9' } } as const;
/** the stages' hues of the console, as pale as paper */
const stageFill: Readonly<Record<StageName, string>> = { trust: 'FFE6F4F1', conversion: 'FFE8F0FC', followUp: 'FFFDF0E4' };

function addCues(workbook: Workbook, { title, cues }: ScriptLayout, locale: Locale): void {
  const sheet = workbook.addWorksheet(sheetNames.cues[locale], {
    views: [{ state: 'frozen', xSplit: FROZEN_COLUMNS, ySplit: HEADER_ROW }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const plan = cues.columns.filter((column) => column.plan).length;
  const last = FIRST_ROW + cues.rows.length - 1;
  sheet.pageSetup.printTitlesRow = `${TITLE_ROW}:${HEADER_ROW}`;
  sheet.pageSetup.printArea = `A1:${cellRef(last, plan)}`;
  sheet.headerFooter.oddFooter = '&P / &N';
  for (const [index, { width }] of cues.columns.entries()) sheet.getColumn(index + 1).width = width;
  put(sheet.getCell(TITLE_ROW, 1), title);
  sheet.getCell(TITLE_ROW, 1).font = { bold: true, size: 14, color: { argb: INK } };
  sheet.getCell(TITLE_ROW, 1).alignment = { vertical: 'middle', wrapText: true };
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, plan);
  for (const [index, column] of cues.columns.entries()) headCell(sheet.getCell(HEADER_ROW, index + 1), column.heading, column.plan);
  for (const [index, row] of cues.rows.entries()) {
    for (const [at, column] of cues.columns.entries()) cueCell(sheet.getCell(FIRST_ROW + index, at + 1), row[at] ?? '', column, locale);
    const shown = cues.columns.flatMap(({ plan: seen, width }, at) =>
      seen && !cues.merged.includes(at) ? [{ text: row[at] ?? '', width }] : [],
    );
    sheet.getRow(FIRST_ROW + index).height = heightOf(shown);
  }
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: last, column: cues.columns.length } };
}

function headCell(cell: Cell, heading: string, plan: boolean): void {
  put(cell, heading);
  cell.font = { bold: plan, color: { argb: plan ? INK : QUIET } };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } };
  cell.alignment = { vertical: 'middle', wrapText: true };
  cell.border = { bottom: LINE };
}

function cueCell(cell: Cell, text: string, column: LaidColumn, locale: Locale): void {
  put(cell, text);
  const centred = ['stage', 'day', 'time', 'who', 'where'].includes(column.field);
  cell.font = { color: { argb: column.plan ? INK : QUIET } };
  cell.alignment = { vertical: centred ? 'middle' : 'top', horizontal: centred ? 'center' : 'left', wrapText: true };
  cell.border = { top: LINE, bottom: LINE, left: LINE, right: LINE };
  const stage =
    column.field === 'stage' ? (Object.keys(stageFill) as StageName[]).find((name) => wordOf('stages', name, locale) === text) : null;
  if (stage) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: stageFill[stage] } };
}

/**
 * A text stays a text: it is stored as a string, never as a formula, whatever it begins with. Where a spreadsheet program would take it for something else
 * once a person edits it (`=…`, `+…`, `-…`, `@…`, a time, a number), the cell is marked as text, too; the others are not, since old programs show long texts
 * in such cells as ####.
 */
function put(cell: Cell, text: string): void {
  if (text === '') return;
  cell.value = cellText(text);
  if (/^[=+\-@'\d]/u.test(text)) cell.numFmt = '@';
}

function addTable(
  workbook: Workbook,
  o: {
    readonly name: string;
    readonly rows: readonly (readonly string[])[];
    readonly widths: readonly number[];
    readonly heading: boolean;
  },
): void {
  const sheet = workbook.addWorksheet(o.name, o.heading ? { views: [{ state: 'frozen', ySplit: 1 }] } : {});
  for (const [index, width] of o.widths.entries()) sheet.getColumn(index + 1).width = width;
  for (const [row, texts] of o.rows.entries()) {
    for (const [column, text] of texts.entries()) {
      const cell = sheet.getCell(row + 1, column + 1);
      if (o.heading && row === 0) headCell(cell, text, true);
      else {
        put(cell, text);
        cell.alignment = { vertical: 'top', wrapText: true };
        if (texts.length > 0) sheet.getRow(row + 1).height = heightOf(texts.map((one, at) => ({ text: one, width: o.widths[at] ?? 60 })));
        if (!o.heading) cell.font = { bold: column === 0, color: { argb: column === 2 ? QUIET : INK } };
      }
    }
  }
}

/** Ranges of equal neighbours, one below the other. */
function mergedRuns({ cues }: ScriptLayout): readonly string[] {
  return cues.merged.flatMap((column) => {
    const runs: string[] = [];
    let from = 0;
    for (let index = 1; index <= cues.rows.length; index += 1) {
      const text = cues.rows[from]?.[column] ?? '';
      if (index < cues.rows.length && cues.rows[index]?.[column] === text) continue;
      if (index - from > 1 && text !== '')
        runs.push(`${cellRef(FIRST_ROW + from, column + 1)}:${cellRef(FIRST_ROW + index - 1, column + 1)}`);
      from = index;
    }
    return runs;
  });
}

/** Where only certain words are understood they are offered as a list; others may be typed all the same. */
function offeredWords({ cues }: ScriptLayout, locale: Locale): readonly string[] {
  const kinds = { stage: 'stages', who: 'roles', where: 'places', do: 'actions' } as const;
  return cues.columns.flatMap(({ field }, index) => {
    if (!(field in kinds) || cues.rows.length === 0) return [];
    const kind = kinds[field as keyof typeof kinds];
    const words = Object.keys(vocabulary[kind]).map((name) => wordOf(kind, name, locale));
    const range = `${cellRef(FIRST_ROW, index + 1)}:${cellRef(FIRST_ROW + cues.rows.length - 1, index + 1)}`;
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>&quot;${words.join(',')}&quot;</formula1></dataValidation>`,
    ];
  });
}

/**
 * Mends in the library's file what it cannot say itself:
 * - merged ranges whose cells all keep their value: whoever takes them apart, to sort or filter, finds the day on every row (the library empties them);
 * - one list of words for a column (it writes overlapping ones);
 * - row heights as a suggestion, so that a row still grows with its text (it fixes them);
 * - the printed range as programs other than Excel understand it.
 */
function finish(bytes: Uint8Array, o: { readonly ranges: readonly string[]; readonly lists: readonly string[] }): Uint8Array {
  const parts = unzipSync(bytes);
  const change = (name: string, how: (xml: string) => string): void => {
    parts[name] = strToU8(how(strFromU8(parts[name] ?? new Uint8Array())));
  };
  const lists = o.lists.length === 0 ? '' : `<dataValidations count="${o.lists.length}">${o.lists.join('')}</dataValidations>`;
  change('xl/worksheets/sheet1.xml', (xml) =>
    xml.replace(/<mergeCells[^>]*>(.*?)<\/mergeCells>/u, (_, own: string) => {
      const count = (own.match(/<mergeCell /gu)?.length ?? 0) + o.ranges.length;
      const merged = o.ranges.map((range) => `<mergeCell ref="${range}"/>`).join('');
      return `<mergeCells count="${count}">${own}${merged}</mergeCells>${lists}`;
    }),
  );
  change('xl/workbook.xml', (xml) => xml.replace(/\$([A-Z]+)(\d+):\$([A-Z]+)(\d+)/gu, '$$$1$$$2:$$$3$$$4'));
  for (const name of Object.keys(parts).filter((part) => /^xl\/worksheets\/sheet\d\.xml$/u.test(part))) {
    change(name, (xml) => xml.replace(/(<row [^>]*?) customHeight="1"/gu, '$1'));
  }
  return zipSync(parts, { level: 6, mtime: NO_MOMENT });
}

/** The height of a row in points: as many lines as its fullest cell wraps into. Chinese takes twice the room of Latin letters. */
function heightOf(texts: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = texts.map(({ text, width }) =>
    text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + (line.match(/[\u2E80-\uFFEF]/gu)?.length ?? 0)) / width)), 0),
  );
  return Math.min(LINE_POINTS * Math.max(1, ...lines) + 3, MOST_POINTS);
}

const LINE_POINTS = 15;
/** Excel's own limit of a row's height */
const MOST_POINTS = 409;

function tooWide(columns: number): Finding {
  return makeFinding(
    { id: 'too-wide', severity: 'error' },
    {
      'zh-CN': {
        why: `表格要 ${columns} 列才放得下，最多 ${MAX_COLUMNS} 列。`,
        todo: '减少备选文案，或把很长的文案分成几个节点，再导出。',
      },
      en: {
        why: `The table would need ${columns} columns; at most ${MAX_COLUMNS} are read back.`,
        todo: 'Keep fewer variants, or split very long texts into several cues, and export again.',
      },
    },
    {},
  );
}

import { declaredHeading } from '../../export/declared-words.ts';
import { continued, notesHeading, OWN_MARK, says, sheetNames, variableWords } from '../../export/own-words.ts';
import { type FieldName, findByWord } from '../../vocabulary/index.ts';
import type { Sheet } from '../sheet.ts';
import { OwnGrid } from './own-grid.ts';

/** The sheets of a workbook that Kuaishan wrote, whatever they are called now. */
export interface OwnWorkbook {
  readonly settings: OwnGrid;
  readonly cues: OwnTable | null;
  readonly declared: OwnGrid | null;
  readonly variables: OwnGrid | null;
  readonly notes: OwnGrid | null;
  /** sheets somebody added; not read */
  readonly others: readonly Sheet[];
}

/** The cue table: its heading's row, and what each column holds. */
export interface OwnTable {
  readonly grid: OwnGrid;
  readonly headerRow: number;
  /** columns of a field, left to right: more than one where texts go on, and for variants */
  readonly columns: ReadonlyMap<FieldName, readonly OwnColumnPlace[]>;
  /** columns with a heading that is none of ours */
  readonly foreign: readonly { readonly column: number; readonly heading: string }[];
}

export interface OwnColumnPlace {
  readonly column: number;
  /** it goes on with the text of the column before */
  readonly continues: boolean;
}

/** Recognises a workbook that `export` wrote by the mark on its settings sheet. Null: somebody else's. */
export function findOwn(sheets: readonly Sheet[]): OwnWorkbook | null {
  const settings = sheets.find((sheet) => {
    const [mark, version] = sheet.rows[0]?.number === 1 ? sheet.rows[0].cells : [];
    return mark?.ref === 'A1' && mark.text === OWN_MARK && version?.ref === 'B1' && /^\d+$/u.test(version.text);
  });
  if (!settings) return null;
  const rest = sheets.filter((sheet) => sheet !== settings);
  const tables = rest.flatMap((sheet) => findOwnTable(new OwnGrid(sheet)) ?? []);
  // a copy kept beside it has the same headings
  const cues = tables.find(({ grid }) => says(sheetNames.cues, grid.sheet.name)) ?? tables[0] ?? null;
  const headed = (is: (grid: OwnGrid) => boolean) => rest.map((sheet) => new OwnGrid(sheet)).find(is) ?? null;
  const variables = headed((grid) => says(variableWords.name, grid.text(1, 1)) && says(variableWords.when, grid.text(1, 2)));
  const declared = headed((grid) => says(declaredHeading.block, grid.text(1, 1)) && says(declaredHeading.item, grid.text(1, 2)));
  const notes = headed((grid) => says(notesHeading, grid.text(1, 1)));
  const read = [cues?.grid, declared, variables, notes].map((grid) => grid?.sheet);
  return { settings: new OwnGrid(settings), cues, declared, variables, notes, others: rest.filter((sheet) => !read.includes(sheet)) };
}

/** The title stands above the heading; somebody may have put a few lines more there. */
const HEADER_WITHIN_ROWS = 20;
/** Fewer of the sixteen columns than these are some other table. */
const LEAST_FIELDS = 6;

function findOwnTable(grid: OwnGrid): OwnTable | null {
  for (const row of grid.sheet.rows.slice(0, HEADER_WITHIN_ROWS)) {
    const columns = new Map<FieldName, OwnColumnPlace[]>();
    const foreign: { column: number; heading: string }[] = [];
    for (const { column, text } of row.cells) {
      const heading = readOwnHeading(text);
      if (!heading) foreign.push({ column, heading: text });
      else columns.set(heading.field, [...(columns.get(heading.field) ?? []), { column, continues: heading.continues }]);
    }
    const has = (field: FieldName) => columns.has(field);
    if (columns.size >= LEAST_FIELDS && has('time') && has('text')) return { grid, headerRow: row.number, columns, foreign };
  }
  return null;
}

/** `文案`, `备选文案 2`, `文案（续）` */
function readOwnHeading(written: string): { readonly field: FieldName; readonly continues: boolean } | null {
  const text = written.trim();
  const end = Object.values(continued).find((word) => text.endsWith(word.trim()));
  const base = (end === undefined ? text : text.slice(0, -end.trim().length)).trim().replace(/ \d{1,3}$/u, '');
  const field = findByWord('fields', base)?.name;
  return field ? { field, continues: end !== undefined } : null;
}

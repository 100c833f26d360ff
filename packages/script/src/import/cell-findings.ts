import type { Finding, Locale } from '../script.ts';
import { cellFinding, cellPlace, listed } from './finding.ts';
import { type Cell, columnName, type Sheet, type SheetRow } from './sheet.ts';
import { hiddenColumns } from './table-findings.ts';

/** What cells hold that is not simply text: formulas, error values, pictures, hidden columns. One finding for each kind and column. */
export function cellFindings(sheet: Sheet, rows: readonly SheetRow[]): readonly Finding[] {
  const cells = rows.flatMap((row) => row.cells);
  const findings = [
    ...grouped(cells, (cell) => cell.kind === 'error').map((group) => errorValues(sheet, group)),
    ...grouped(cells, (cell) => cell.formula === 'uncalculated' && cell.kind !== 'picture').map((group) => uncalculated(sheet, group)),
    ...grouped(cells, (cell) => cell.formula === 'cached' && cell.kind !== 'error' && cell.kind !== 'picture').map((group) =>
      formulas(sheet, group),
    ),
    ...grouped(cells, (cell) => cell.kind === 'picture').map((group) => pictures(sheet, group)),
  ];
  const hidden = cells.filter((cell) => sheet.hiddenColumns.has(cell.column));
  const [first] = hidden;
  const columns = [...new Set(hidden.map((cell) => cell.column))].toSorted((a, b) => a - b).map(columnName);
  return first ? [...findings, hiddenColumns(sheet, { columns, first })] : findings;
}

interface Group {
  readonly first: Cell;
  readonly refs: Readonly<Record<Locale, string>>;
}

function grouped(cells: readonly Cell[], wanted: (cell: Cell) => boolean): readonly Group[] {
  const byColumn = new Map<number, Cell[]>();
  for (const cell of cells) {
    if (!wanted(cell)) continue;
    const list = byColumn.get(cell.column) ?? [];
    list.push(cell);
    byColumn.set(cell.column, list);
  }
  return [...byColumn.values()].flatMap((list) => (list[0] ? [{ first: list[0], refs: refsOf(list) }] : []));
}

function refsOf(cells: readonly Cell[]): Group['refs'] {
  const refs = cells.map((cell) => cell.ref);
  return { 'zh-CN': listed(refs, 'zh-CN'), en: listed(refs, 'en') };
}

function formulas(sheet: Sheet, { first, refs }: Group): Finding {
  return cellFinding({
    rule: 'formula',
    severity: 'warning',
    cell: cellPlace(sheet.name, first),
    words: {
      'zh-CN': [`${refs['zh-CN']} 是公式，用了表格软件上次算出的结果，公式本身没有导入。`, '检查这些结果对不对；以后它们不会再变。'],
      en: [
        `${refs.en} hold formulas; the results the spreadsheet program stored were used, not the formulas.`,
        'Check the results; they will not change any more.',
      ],
    },
  });
}

function uncalculated(sheet: Sheet, { first, refs }: Group): Finding {
  return cellFinding({
    rule: 'formula',
    severity: 'error',
    cell: cellPlace(sheet.name, first),
    words: {
      'zh-CN': [
        `${refs['zh-CN']} 是公式，但文件里没有存结果，读到的是空的。`,
        '用 Excel 或 WPS 打开，保存一次再导入；或者把结果粘贴成文字。',
      ],
      en: [
        `${refs.en} hold formulas without a stored result; they were read as empty.`,
        'Open the file in a spreadsheet program, save it and import again; or paste the results as text.',
      ],
    },
  });
}

function errorValues(sheet: Sheet, { first, refs }: Group): Finding {
  return cellFinding({
    rule: 'error-value',
    severity: 'error',
    cell: cellPlace(sheet.name, first),
    words: {
      'zh-CN': [`${refs['zh-CN']} 是错误值（${first.text}），读成了空的。`, '在表格里改正，再导入。'],
      en: [`${refs.en} hold an error value (${first.text}) and were read as empty.`, 'Correct it in the spreadsheet and import again.'],
    },
  });
}

function pictures(sheet: Sheet, { first, refs }: Group): Finding {
  return cellFinding({
    rule: 'picture',
    severity: 'warning',
    cell: cellPlace(sheet.name, first),
    words: {
      'zh-CN': [`${refs['zh-CN']} 里嵌了图片，图片没有导入。`, '把图片上传到素材库，并在节点的附件里写上文件名。'],
      en: [`${refs.en} hold pictures, which are not imported.`, 'Upload them, and name the files among the attachments of the cue.'],
    },
  });
}

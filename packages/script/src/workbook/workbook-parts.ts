import { typedText } from '../import/sheet.ts';
import { MAX_SHEETS } from './limits.ts';
import { corrupt, Refusal } from './refusal.ts';
import { refuseForeignZip } from './refuse-foreign.ts';
import { readPart, tags, type Unpacking } from './xml.ts';

/** A worksheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** name of its part in the archive */
  readonly path: string;
}

export interface WorkbookParts {
  /** in the order of the tabs; charts and dialogs, which hold no cells, are left out */
  readonly sheets: readonly SheetPart[];
  /** names of worksheets beyond the limit */
  readonly unread: readonly string[];
  /** days are counted from 1904 instead of 1900 (workbooks begun on an old Mac) */
  readonly date1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
}

/**
 * Finds the worksheets, shared strings and styles of a workbook.
 *
 * @throws {Refusal} when the archive holds no workbook, or one without worksheets
 */
export async function readWorkbookParts(unpacking: Unpacking): Promise<WorkbookParts> {
  const main = await findMainPart(unpacking);
  const xml = main === null ? null : await readPart(unpacking, main);
  if (main === null || xml === null) throw refuseForeignZip([...unpacking.entries.keys()]);
  if (!xml.includes('<workbook'))
    throw corrupt({ 'zh-CN': `“${main}” 不是工作簿的目录`, en: `"${main}" is not a workbook's list of sheets` });
  const relations = await readRelations(unpacking, main);
  const sheets: SheetPart[] = [];
  for (const sheet of tags(xml, 'sheet')) {
    const relation = relations.get(sheet['id'] ?? '');
    if (!relation?.type.endsWith('/worksheet')) continue;
    sheets.push({ name: typedText(sheet['name'] ?? ''), hidden: (sheet['state'] ?? 'visible') !== 'visible', path: relation.target });
  }
  if (sheets.length === 0) throw noSheets();
  const properties = [...tags(xml, 'workbookPr')][0];
  return {
    sheets: sheets.slice(0, MAX_SHEETS),
    unread: sheets.slice(MAX_SHEETS).map((sheet) => sheet.name),
    date1904: ['1', 'true', 'on'].includes(properties?.['date1904'] ?? ''),
    strings: targetOfType(relations, '/sharedStrings'),
    styles: targetOfType(relations, '/styles'),
  };
}

/** The workbook's main part: named by the package, or where every program puts it. */
async function findMainPart(unpacking: Unpacking): Promise<string | null> {
  const named = targetOfType(await readRelations(unpacking, ''), '/officeDocument');
  for (const name of [named, 'xl/workbook.xml']) if (name !== null && unpacking.entries.has(name) && !/\.bin$/iu.test(name)) return name;
  // a Word document has a main part, too
  return null;
}

export interface Relation {
  readonly type: string;
  readonly target: string;
}

/** What a part refers to, by id. Targets inside the archive are full names of parts; an external one is an address as it is. */
export async function readRelations(unpacking: Unpacking, part: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const xml = await readPart(unpacking, `${folder}_rels/${part.slice(slash + 1)}.rels`);
  const relations = new Map<string, Relation>();
  for (const relation of tags(xml ?? '', 'Relationship')) {
    const target = relation['Target'] ?? '';
    const external = relation['TargetMode'] === 'External';
    relations.set(relation['Id'] ?? '', { type: relation['Type'] ?? '', target: external ? target : resolvePart(folder, target) });
  }
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).trim().split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function targetOfType(relations: ReadonlyMap<string, Relation>, ending: string): string | null {
  for (const relation of relations.values()) if (relation.type.endsWith(ending)) return relation.target;
  return null;
}

function noSheets(): Refusal {
  return new Refusal('no-sheets', {
    'zh-CN': ['工作簿里没有工作表。', '打开文件确认剧本所在的工作表还在，保存后再导入。'],
    en: ['The workbook has no worksheet.', 'Open it, make sure the sheet with the script is there, save it and import again.'],
  });
}

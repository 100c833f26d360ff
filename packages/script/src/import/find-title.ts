import type { Locale } from '../script.ts';
import type { SheetRow } from './sheet.ts';
import type { Table } from './table.ts';

export interface FoundTitle {
  readonly title: string;
  /** the row it was read from, which need not be kept as a note; null when it came from a name */
  readonly row: SheetRow | null;
}

/** Names spreadsheet programs give by themselves, and words that name the kind of file rather than the camp. */
const MEANINGLESS = /^(?:sheet|工作表|表格?|table|新建.*|untitled|book|工作簿|粘贴|pasted|csv)\s*\d*$/iu;
const KIND =
  '(?:社群|群|私域|运营|活动|执行|内部|话术|全流程)*(?:sop|剧本|脚本|话术表?|排期表?|执行表|流程表?|运营表|运营方案|日程表?|规划表?|计划表?)';
const ENDING = new RegExp(
  `[\\s·・_—-]*(?:[（(【[](?:内部|内部版|内部资料|草稿|终稿|最终版|定稿|v\\d[\\w.]*)[）)】\\]]|${KIND})\\s*$`,
  'iu',
);

/** The script's title: a row above the heading that says one thing, else the name of the file or sheet, without the words that only say what kind of file it is. */
export function findTitle(tables: readonly Table[], o: { readonly name: string | null; readonly locale: Locale }): FoundTitle {
  const rows = tables[0]?.above ?? [];
  const row = rows.find((one) => new Set(one.cells.map((cell) => cell.text)).size === 1 && isTitle(one.cells[0]?.text ?? '')) ?? null;
  const written = row?.cells[0]?.text;
  if (row && written) return { title: plainTitle(written), row };
  const sheet = tables.length === 1 ? (tables[0]?.sheet.name ?? '') : '';
  const named = [o.name?.replace(/^.*[\\/]/u, '').replace(/\.[^.]{1,5}$/u, '') ?? '', sheet]
    .map((name) => plainTitle(name))
    .find((name) => isTitle(name) && !MEANINGLESS.test(name) && !new RegExp(`^${KIND}$`, 'iu').test(name));
  return { title: named ?? (o.locale === 'en' ? 'Imported script' : '导入的剧本'), row: null };
}

/** Whether a line can be a title. */
export function isTitle(text: string): boolean {
  const line = text.trim();
  return line !== '' && !line.includes('\n') && [...line].length <= 60 && !/^(?:备注|说明|注意?|note)s?\s*[:：]/iu.test(line);
}

/** A title without the words that only say what kind of file it is. */
export function plainTitle(written: string): string {
  let title = written
    .replace(/\s+/gu, ' ')
    .replace(/^[《「【](.*)[》」】]$/u, '$1')
    .trim();
  for (
    let shorter = title.replace(ENDING, '').trim();
    [...shorter].length >= 3 && shorter !== title;
    shorter = title.replace(ENDING, '').trim()
  )
    title = shorter;
  return title;
}

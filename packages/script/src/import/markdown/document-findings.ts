import type { Finding } from '../../script.ts';
import { cellFinding, cellPlace, quoted } from '../finding.ts';
import { lineRef, type Sheet, type SheetRow } from '../sheet.ts';

/** A line among the days that neither begins a cue nor goes on with one. */
export function lineAsNotes(sheet: Sheet, row: SheetRow): Finding {
  return cellFinding({
    rule: 'row-as-notes',
    severity: 'warning',
    cell: cellPlace(sheet.name, lineRef(row.number)),
    words: {
      'zh-CN': [
        `第 ${row.number} 行“${textOf(row)}”没有时间，也没有写在哪里发，没有成为节点，放进了备注。`,
        '如果它是一个动作，在前面写上时间和渠道，如“20:00群内：”，再导入；否则不用处理。',
      ],
      en: [
        `Line ${row.number} "${textOf(row)}" names neither a time nor a place; it did not become a cue and is kept in the notes.`,
        'If it is an action, begin it with its time and channel ("20:00 group: …") and import again; otherwise there is nothing to do.',
      ],
    },
  });
}

/** A section that is about something else. */
export function linesAsNotes(sheet: Sheet, row: SheetRow, count: number): Finding {
  return cellFinding({
    rule: 'sheet-as-notes',
    severity: 'info',
    cell: cellPlace(sheet.name, lineRef(row.number)),
    words: {
      'zh-CN': [`“${textOf(row)}”这一节没有写第几天，${count} 行内容放进了备注。`, '不用处理。'],
      en: [`The section "${textOf(row)}" names no day; its ${count} lines are kept in the notes.`, 'Nothing to do.'],
    },
  });
}

/** Lines that tell what to do instead of what to say. */
export function instructionsAsTasks(places: readonly string[]): Finding {
  return cellFinding({
    rule: 'instruction',
    severity: 'warning',
    cell: places[0] ?? null,
    words: {
      'zh-CN': [
        `${places.length} 行读起来是要做的事，不是发出去的原话；成为人工任务，到时间提醒人去做。`,
        '要自动发出，把原话写在下一行再导入，或者给节点写上 text 并把 do 改成 say。',
      ],
      en: [
        `${places.length} lines tell what to do, not what to say; they became tasks a person is reminded of.`,
        'To have something posted, write its wording on the next line and import again, or give the cue a text and set do to say.',
      ],
    },
  });
}

function textOf(row: SheetRow): string {
  return quoted(row.cells.map((cell) => cell.text).join(' '));
}

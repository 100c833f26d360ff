import type { Finding, Locale } from '../script.ts';
import { cellFinding, cellPlace, listed, quoted } from './finding.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';

/** Findings about sheets and whole rows: what was used, what was carried over as notes. */

export function noScript(): Finding {
  return cellFinding({
    rule: 'no-script',
    severity: 'error',
    cell: null,
    words: {
      'zh-CN': [
        '没有找到剧本：没有一张可见的工作表同时有“时间/天数”和“话术/动作”两类表头。',
        '在剧本那张表的第一行写上表头（如：天数、时间、角色、渠道、动作、话术），再导入。',
      ],
      en: [
        'No script was found: no visible sheet has headings for both when (day, time) and what (action, copy).',
        'Put headings above the script, such as Day, Time, Role, Channel, Action, Copy, and import again.',
      ],
    },
  });
}

export function noRows(sheet: Sheet): Finding {
  return cellFinding({
    rule: 'no-script',
    severity: 'error',
    cell: sheet.name,
    words: {
      'zh-CN': [`工作表“${sheet.name}”只有表头，下面没有能成为节点的行。`, '把剧本的每个动作写成一行，再导入。'],
      en: [`The sheet "${sheet.name}" has headings, but no row below that could be a cue.`, 'Write each action as a row and import again.'],
    },
  });
}

/** Another sheet that looks like a script but is not used. */
export function otherVersion(sheet: Sheet, used: string): Finding {
  return cellFinding({
    rule: 'sheet-set-aside',
    severity: 'warning',
    cell: sheet.name,
    words: {
      'zh-CN': [
        `工作表“${sheet.name}”看起来也是剧本，但没有采用，采用的是“${used}”；它的内容放进了备注。`,
        '如果该用这一张，把其他的表删掉或隐藏，再导入。',
      ],
      en: [
        `The sheet "${sheet.name}" looks like a script, too, but "${used}" was used; its content is kept in the notes.`,
        'If it is the one to use, delete or hide the others and import again.',
      ],
    },
  });
}

export function severalSheets(names: readonly string[]): Finding {
  return cellFinding({
    rule: 'several-sheets',
    severity: 'info',
    cell: names[0] ?? null,
    words: {
      'zh-CN': [`${names.length} 张工作表合成了一个剧本：${listed(names, 'zh-CN')}。`, '如果它们是不同的剧本，分成几个文件导入。'],
      en: [
        `${names.length} sheets were put together into one script: ${listed(names, 'en')}.`,
        'If they are different scripts, import them from separate files.',
      ],
    },
  });
}

export function sheetAsNotes(sheet: Sheet): Finding {
  return cellFinding({
    rule: 'sheet-as-notes',
    severity: 'info',
    cell: sheet.name,
    words: {
      'zh-CN': [
        `工作表“${sheet.name}”不是剧本，${sheet.rows.length} 行内容放进了备注。`,
        '不用处理；里面的商品、奖励等以后在剧本里单独设置。',
      ],
      en: [
        `The sheet "${sheet.name}" is no script; its ${sheet.rows.length} rows are kept in the notes.`,
        'Nothing to do; products, rewards and the like are set up on their own.',
      ],
    },
  });
}

export function hiddenSheet(sheet: Sheet): Finding {
  return cellFinding({
    rule: 'hidden-sheet',
    severity: 'warning',
    cell: sheet.name,
    words: {
      'zh-CN': [
        `工作表“${sheet.name}”是隐藏的，没有当作剧本；${sheet.rows.length} 行内容放进了备注。`,
        '如果它属于剧本，取消隐藏再导入；如果不该给别人看，从备注里删掉。',
      ],
      en: [
        `The sheet "${sheet.name}" is hidden and was not taken as script; its ${sheet.rows.length} rows are kept in the notes.`,
        'If it belongs to the script, unhide it and import again; if it is not for others to see, delete it from the notes.',
      ],
    },
  });
}

export function hiddenRow(sheet: Sheet, row: SheetRow): Finding {
  return cellFinding({
    rule: 'hidden-row',
    severity: 'warning',
    cell: placeOfRow(sheet, row),
    words: {
      'zh-CN': [`第 ${row.number} 行在表里是隐藏的，仍然导入了。`, '如果这一行已经不用，把对应的节点删掉。'],
      en: [`Row ${row.number} is hidden in the sheet and was imported all the same.`, 'If it is no longer used, delete its cue.'],
    },
  });
}

export function hiddenColumns(sheet: Sheet, o: { readonly columns: readonly string[]; readonly first: Cell }): Finding {
  return cellFinding({
    rule: 'hidden-column',
    severity: 'info',
    cell: cellPlace(sheet.name, o.first),
    words: {
      'zh-CN': [`${o.columns.join('、')} 列在表里是隐藏的，仍然读了。`, '如果里面的内容已经不用，检查对应节点的备注和附件。'],
      en: [
        `Column ${o.columns.join(', ')} is hidden in the sheet and was read all the same.`,
        'If it is no longer used, check the remarks and attachments of the cues.',
      ],
    },
  });
}

/** A row that sets the day or stage of the rows below it. */
export function sectionRow(sheet: Sheet, row: SheetRow): Finding {
  return cellFinding({
    rule: 'section-row',
    severity: 'info',
    cell: placeOfRow(sheet, row),
    words: {
      'zh-CN': [`第 ${row.number} 行“${textOfRow(row)}”当作分段标题，用于它下面的行。`, '不用处理。'],
      en: [`Row ${row.number} "${textOfRow(row)}" was read as a heading for the rows below it.`, 'Nothing to do.'],
    },
  });
}

export function repeatedHeading(sheet: Sheet, row: SheetRow): Finding {
  return cellFinding({
    rule: 'repeated-heading',
    severity: 'info',
    cell: placeOfRow(sheet, row),
    words: {
      'zh-CN': [`第 ${row.number} 行又是一行表头，它下面的行按这行表头读。`, '不用处理。'],
      en: [`Row ${row.number} is a heading again; the rows below it are read by it.`, 'Nothing to do.'],
    },
  });
}

/** A row without anything to do. */
export function rowAsNotes(sheet: Sheet, row: SheetRow, o: { readonly saysSo: boolean }): Finding {
  return cellFinding({
    rule: 'row-as-notes',
    severity: o.saysSo ? 'info' : 'warning',
    cell: placeOfRow(sheet, row),
    words: {
      'zh-CN': [
        `第 ${row.number} 行“${textOfRow(row)}”没有动作也没有话术，没有成为节点，放进了备注。`,
        '如果它是一个动作，补上话术或动作再导入；否则不用处理。',
      ],
      en: [
        `Row ${row.number} "${textOfRow(row)}" has neither an action nor copy; it did not become a cue and is kept in the notes.`,
        'If it is an action, give it copy or a title and import again; otherwise there is nothing to do.',
      ],
    },
  });
}

/** A row that only says more about the one above it. */
export function rowJoined(sheet: Sheet, row: SheetRow): Finding {
  return cellFinding({
    rule: 'row-joined',
    severity: 'info',
    cell: placeOfRow(sheet, row),
    words: {
      'zh-CN': [`第 ${row.number} 行“${textOfRow(row)}”和上一行是同一个动作（单元格合并），内容并进了上一行的节点。`, '不用处理。'],
      en: [
        `Row ${row.number} "${textOfRow(row)}" belongs to the action above it (merged cells) and was added to its cue.`,
        'Nothing to do.',
      ],
    },
  });
}

/** More rows than a script can have cues. */
export function rowsBeyondScript(o: {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly most: Readonly<Record<Locale, string>>;
}): Finding {
  return cellFinding({
    rule: 'too-many-rows',
    severity: 'error',
    cell: o.first,
    words: {
      'zh-CN': [
        `从 ${o.first} 到 ${o.last} 的 ${o.count} 个节点没有导入：一个剧本最多 ${o.most['zh-CN']}。`,
        '把剧本拆成几个文件，分别导入。',
      ],
      en: [
        `${o.count} cues from ${o.first} to ${o.last} were not imported: a script holds at most ${o.most.en}.`,
        'Split it into several files and import each.',
      ],
    },
  });
}

export function notesCut(cell: string): Finding {
  return cellFinding({
    rule: 'notes-cut',
    severity: 'warning',
    cell,
    words: {
      'zh-CN': ['备注太长，从这里起没有放进去。', '原文件请自己保留。'],
      en: ['The notes are too long; from here on they were not kept.', 'Keep the original file.'],
    },
  });
}

function textOfRow(row: SheetRow): string {
  return quoted(row.cells.map((cell) => cell.text).join(' '));
}

/** The first cell of a row that holds something. */
function placeOfRow(sheet: Sheet, row: SheetRow): string {
  const cell = row.cells.find((one) => one.text !== '') ?? row.cells[0];
  return cell ? cellPlace(sheet.name, cell) : sheet.name;
}

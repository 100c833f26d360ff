import type { Finding, Locale } from '../script.ts';
import { vocabulary } from '../vocabulary/index.ts';
import { cellFinding, cellPlace, listed } from './finding.ts';
import { cellRef, columnName, type Sheet } from './sheet.ts';
import type { Table } from './table.ts';

/** Findings about columns a script's table does not have, and how what they would say was guessed. */

export function noTimeColumn(sheets: readonly Sheet[]): Finding {
  return cellFinding({
    rule: 'no-time',
    severity: 'warning',
    cell: sheets[0]?.name ?? null,
    words: {
      'zh-CN': [`${namesOf(sheets, 'zh-CN')}没有时间列，节点都设为由人发出（on go）。`, '给节点写上时间，如 when: day 1 09:00。'],
      en: [
        `${namesOf(sheets, 'en')} has no column of times; its cues wait for a person's go.`,
        'Give them times, such as when: day 1 09:00.',
      ],
    },
  });
}

export function noDayColumn(sheets: readonly Sheet[]): Finding {
  return cellFinding({
    rule: 'no-day',
    severity: 'warning',
    cell: sheets[0]?.name ?? null,
    words: {
      'zh-CN': [`${namesOf(sheets, 'zh-CN')}没有写第几天，都当作第 1 天。`, '如果剧本不止一天，加一列天数再导入。'],
      en: [
        `${namesOf(sheets, 'en')} does not say which day; everything is taken as day 1.`,
        'If the script is longer, add a column of days and import again.',
      ],
    },
  });
}

export function noRoleColumn(sheets: readonly Sheet[]): Finding {
  return cellFinding({
    rule: 'no-role',
    severity: 'warning',
    cell: sheets[0]?.name ?? null,
    words: {
      'zh-CN': [`${namesOf(sheets, 'zh-CN')}没有写由谁来做：群里的当作班主任，私聊的当作顾问。`, '检查每个节点的 who。'],
      en: [
        `${namesOf(sheets, 'en')} does not say who: in the room it is taken to be the host, in private the consultant.`,
        'Check who of each cue.',
      ],
    },
  });
}

export function noPlaceColumn(sheets: readonly Sheet[]): Finding {
  return cellFinding({
    rule: 'no-place',
    severity: 'info',
    cell: sheets[0]?.name ?? null,
    words: {
      'zh-CN': [`${namesOf(sheets, 'zh-CN')}没有写渠道：除了动作里写明私聊、朋友圈的，都当作发在群里。`, '检查每个节点的 where。'],
      en: [
        `${namesOf(sheets, 'en')} does not say where: unless the action speaks of a private message, it is posted in the room.`,
        'Check where of each cue.',
      ],
    },
  });
}

export function stagesGuessed(sheets: readonly Sheet[]): Finding {
  return cellFinding({
    rule: 'no-stage',
    severity: 'info',
    cell: sheets[0]?.name ?? null,
    words: {
      'zh-CN': [
        `${namesOf(sheets, 'zh-CN')}没有写阶段，按天数划分：前四成是信任期，中间是转化期，其余是追销期。`,
        '检查每个节点的 stage。',
      ],
      en: [
        `${namesOf(sheets, 'en')} does not name stages; they are set by day: first trust, then conversion, then follow-up.`,
        'Check stage of each cue.',
      ],
    },
  });
}

/** A table of actions without wording. */
export function noCopyColumn(sheets: readonly Sheet[]): Finding {
  return cellFinding({
    rule: 'no-copy',
    severity: 'warning',
    cell: sheets[0]?.name ?? null,
    words: {
      'zh-CN': [
        `${namesOf(sheets, 'zh-CN')}只有动作没有话术列，节点成为人工任务：到时间提醒人去做，不会自动发出。`,
        '要自动发出，加一列话术再导入，或者给节点补上 text 并把 do 改成 say。',
      ],
      en: [
        `${namesOf(sheets, 'en')} names actions but has no column of copy; its cues are tasks a person is reminded of, and nothing is posted by itself.`,
        'To have things posted, add a column of copy and import again, or give cues a text and set do to say.',
      ],
    },
  });
}

/** Columns told by their content: without a heading, or under a word nobody knows. */
export function columnsGuessed({ sheet, headerRow, guessed }: Table): Finding {
  const first = sheet.rows[0]?.cells[0];
  const said = (locale: Locale): string =>
    guessed
      .map(({ column, field }) => {
        const word = vocabulary.fields[field ?? 'remarks'].words[locale][0];
        return locale === 'en' ? `${columnName(column)} is ${word.toLowerCase()}` : `${columnName(column)} 列是${word}`;
      })
      .join(locale === 'en' ? ', ' : '，');
  const none = headerRow === 0;
  return cellFinding({
    rule: 'columns-guessed',
    severity: 'warning',
    cell: none ? cellPlace(sheet.name, first ?? 'A1') : cellPlace(sheet.name, cellRef(headerRow, guessed[0]?.column ?? 1)),
    words: {
      'zh-CN': [
        `${none ? '没有表头，各列' : '有的列没有看得懂的表头，'}按内容猜：${said('zh-CN')}。`,
        none ? '猜错了就连同表头一起复制，再粘贴一次。' : '猜错了就在表头写清楚，再导入。',
      ],
      en: [
        `${none ? 'There is no heading; the columns' : 'Columns without a heading that is understood'} were guessed from their content: ${said('en')}.`,
        none
          ? 'If a guess is wrong, copy the heading as well and paste again.'
          : 'If a guess is wrong, write the heading and import again.',
      ],
    },
  });
}

/** Columns read as a person confirmed them the last time. */
export function columnsRemembered({ sheet, headerRow, columns }: Table): Finding {
  return cellFinding({
    rule: 'columns-remembered',
    severity: 'info',
    cell: cellPlace(sheet.name, cellRef(headerRow, columns[0]?.column ?? 1)),
    words: {
      'zh-CN': ['表头和以前确认过的一样，各列按那时的对应读。', '不对就改列的对应，或者不用上次的。'],
      en: [
        'The headings are those of a file confirmed before; the columns were read as they were then.',
        'If that is wrong, change what the columns hold, or leave the last time out.',
      ],
    },
  });
}

function namesOf(sheets: readonly Sheet[], locale: Locale): string {
  if (sheets.every((sheet) => sheet.lines)) return locale === 'en' ? 'The document' : '这份文档';
  const names = sheets.map((sheet) => (locale === 'en' ? `"${sheet.name}"` : `“${sheet.name}”`));
  return `${locale === 'en' ? 'The sheet ' : '工作表'}${listed(names, locale)}`;
}

import { cellFinding, cellPlace, listed } from '../import/finding.ts';
import { cellRef } from '../import/sheet.ts';
import type { Finding } from '../script.ts';
import { MAX_COLUMNS, MAX_ROWS, MAX_SHEETS } from './limits.ts';

/** Rows beyond the limit were not read. */
export function rowsLeftOut(
  name: string,
  o: { readonly rowsLeftOut: number; readonly firstRowLeftOut: number | null },
): readonly Finding[] {
  if (o.rowsLeftOut === 0) return [];
  const first = o.firstRowLeftOut ?? MAX_ROWS;
  return [
    cellFinding({
      rule: 'too-many-rows',
      severity: 'error',
      cell: cellPlace(name, cellRef(first, 1)),
      words: {
        'zh-CN': [
          `工作表“${name}”太长：从第 ${first} 行起有 ${o.rowsLeftOut} 行没有读，每张表最多读 ${MAX_ROWS} 行有内容的行。`,
          '剧本一般只有几十到几百行：只留剧本那部分，删掉其余的行再导入。',
        ],
        en: [
          `The sheet "${name}" is too long: from row ${first} on ${o.rowsLeftOut} rows were not read; at most ${MAX_ROWS} rows with content are read of a sheet.`,
          'A script has dozens to hundreds of rows: keep those, delete the others and import again.',
        ],
      },
    }),
  ];
}

/** Columns beyond the limit were not read. */
export function columnsLeftOut(name: string, o: { readonly cellLeftOut: string | null }): readonly Finding[] {
  if (o.cellLeftOut === null) return [];
  return [
    cellFinding({
      rule: 'too-many-columns',
      severity: 'warning',
      cell: cellPlace(name, o.cellLeftOut),
      words: {
        'zh-CN': [
          `工作表“${name}”的 ${o.cellLeftOut} 在第 ${MAX_COLUMNS} 列之后，没有读。`,
          '如果那里有剧本内容，把它移到前面的列再导入。',
        ],
        en: [
          `${o.cellLeftOut} of the sheet "${name}" lies beyond column ${MAX_COLUMNS} and was not read.`,
          'If it belongs to the script, move it to a column further left and import again.',
        ],
      },
    }),
  ];
}

/** Pictures lying on a sheet have no name to be found by. */
export function picturesLeftOut(name: string, o: { readonly pictures: readonly string[] }): readonly Finding[] {
  const [first] = o.pictures;
  if (first === undefined) return [];
  return [
    cellFinding({
      rule: 'picture',
      severity: 'warning',
      cell: cellPlace(name, first),
      words: {
        'zh-CN': [
          `工作表“${name}”上贴了 ${o.pictures.length} 张图片（${listed(o.pictures, 'zh-CN')}），图片没有导入。`,
          '把要发的图片上传到素材库，并在节点的附件里写上文件名。',
        ],
        en: [
          `The sheet "${name}" has pictures on it (${listed(o.pictures, 'en')}); pictures are not imported.`,
          'Upload those that are to be posted, and name their files among the attachments of the cue.',
        ],
      },
    }),
  ];
}

/** Sheets beyond the limit were not read. */
export function sheetsLeftOut(names: readonly string[]): readonly Finding[] {
  const [first] = names;
  if (first === undefined) return [];
  return [
    cellFinding({
      rule: 'too-many-sheets',
      severity: 'error',
      cell: first,
      words: {
        'zh-CN': [
          `工作簿里的工作表太多，只读了前 ${MAX_SHEETS} 张；没有读的有：${listed(names, 'zh-CN')}。`,
          '只留剧本所在的工作表再导入。',
        ],
        en: [
          `The workbook has too many sheets; only the first ${MAX_SHEETS} were read, not: ${listed(names, 'en')}.`,
          'Keep the sheets of the script and import again.',
        ],
      },
    }),
  ];
}

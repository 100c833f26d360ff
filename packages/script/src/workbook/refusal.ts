import { type FindingWhere, makeFinding } from '../finding.ts';
import type { Said } from '../import/finding.ts';
import type { Finding } from '../script.ts';

/** Why a file cannot be read at all. Thrown inside this folder and caught by `readWorkbook` and `readTable`, which answer with the finding. */
export class Refusal extends Error {
  readonly finding: Finding;

  constructor(
    rule: RefusalRule,
    words: { readonly 'zh-CN': Said; readonly en: Said },
    o: { readonly cause?: unknown; readonly where?: Pick<FindingWhere, 'at' | 'cell'> } = {},
  ) {
    super(words.en[0], o.cause === undefined ? {} : { cause: o.cause });
    this.name = 'Refusal';
    const [why, todo] = words['zh-CN'];
    const message = { 'zh-CN': { why, todo }, en: { why: words.en[0], todo: words.en[1] } };
    this.finding = makeFinding({ id: rule, severity: 'error' }, message, o.where ?? {});
  }
}

export type RefusalRule = 'not-a-workbook' | 'encrypted' | 'too-large' | 'corrupt' | 'no-sheets' | 'nul-bytes' | 'encoding';

/** The file cannot be understood: cut off, changed on the way, or written by a program that broke it. */
export function corrupt(detail: { readonly 'zh-CN': string; readonly en: string }, cause?: unknown): Refusal {
  return new Refusal(
    'corrupt',
    {
      'zh-CN': [
        `这个工作簿文件已损坏：${detail['zh-CN']}。`,
        '用 Excel 或 WPS 打开原文件，另存为新的 .xlsx 再导入；如果是下载或转发来的，请重新下载一次。',
      ],
      en: [
        `The workbook file is damaged: ${detail.en}.`,
        'Open the original in a spreadsheet program, save it as a new .xlsx and import that; if it was downloaded or forwarded, fetch it again.',
      ],
    },
    { cause },
  );
}

/** The file is bigger, once unpacked, than a script can be. */
export function tooLarge(detail: { readonly 'zh-CN': string; readonly en: string }): Refusal {
  return new Refusal('too-large', {
    'zh-CN': [`文件太大：${detail['zh-CN']}。`, '只保留剧本所在的工作表，删掉多余的行、列和图片，另存为新的 .xlsx 再导入。'],
    en: [
      `The file is too large: ${detail.en}.`,
      'Keep only the sheet that holds the script, delete surplus rows, columns and pictures, save it as a new .xlsx and import that.',
    ],
  });
}

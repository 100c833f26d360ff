import type { FileKind } from '../bytes/recognise-file.ts';
import { Refusal } from './refusal.ts';

/** Refuses what is not a workbook, naming what it is and what to do instead. */
export function refuseForeignFile(kind: Exclude<FileKind, 'zip'>, bytes: Uint8Array): Refusal {
  switch (kind) {
    case 'empty':
      return foreign(
        ['文件是空的（0 字节）', '重新下载或保存一次，再导入。'],
        ['The file is empty (0 bytes)', 'Save or fetch it again and import that.'],
      );
    case 'compound':
      return refuseCompoundFile(bytes);
    case 'pdf':
      return foreign(
        ['这是 PDF，不是工作簿', '导入原来的 .xlsx 文件。'],
        ['This is a PDF, not a workbook', 'Import the original .xlsx file.'],
      );
    case 'picture':
      return foreign(
        ['这是一张图片，不是工作簿', '导入原来的 .xlsx 文件，或者在表格里选中单元格复制，粘贴到这里。'],
        ['This is a picture, not a workbook', 'Import the original .xlsx file, or copy the cells in the spreadsheet and paste them here.'],
      );
    case 'archive':
      return foreign(
        ['这是压缩包，不是工作簿', '先解压，再导入里面的 .xlsx 文件。'],
        ['This is an archive, not a workbook', 'Unpack it and import the .xlsx file inside.'],
      );
    case 'text':
      return refuseText(bytes);
    case 'binary':
      return foreign(
        ['这不是工作簿：文件开头不是 .xlsx 的格式', '用 Excel 或 WPS 打开原文件，另存为 .xlsx 再导入。'],
        [
          'This is not a workbook: it does not begin as an .xlsx file does',
          'Open the original in a spreadsheet program, save it as .xlsx and import that.',
        ],
      );
  }
}

/** Compound files name their streams in UTF-16; `EncryptedPackage` is a workbook behind a password. */
function refuseCompoundFile(bytes: Uint8Array): Refusal {
  if (holdsUtf16(bytes, 'EncryptedPackage')) {
    return new Refusal('encrypted', {
      'zh-CN': ['这个工作簿设了打开密码。', '在 Excel 或 WPS 里打开，去掉打开密码，另存后再导入。'],
      en: ['The workbook is protected by a password.', 'Open it in a spreadsheet program, remove the password, save it and import that.'],
    });
  }
  if (holdsUtf16(bytes, 'WordDocument')) {
    return foreign(
      ['这是旧版 Word 文档（.doc），不是工作簿', '把表格复制到 Excel 或 WPS 表格里，另存为 .xlsx 再导入。'],
      ['This is an old Word document (.doc), not a workbook', 'Copy the table into a spreadsheet, save it as .xlsx and import that.'],
    );
  }
  return foreign(
    ['这是旧版 Excel 格式（.xls 或 .et），不是 .xlsx', '用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”再导入。只改扩展名没有用。'],
    [
      'This is the old Excel format (.xls), not .xlsx',
      'Open it in a spreadsheet program and save it as "Excel workbook (.xlsx)". Changing the ending of the name is not enough.',
    ],
  );
}

function refuseText(bytes: Uint8Array): Refusal {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  if (start.startsWith('<') && (start.includes('<html') || start.includes('<table') || start.startsWith('<!doctype'))) {
    return foreign(
      ['这是网页格式的表格（有些系统导出的“Excel”其实是网页），不是 .xlsx', '用 Excel 或 WPS 打开，另存为 .xlsx 再导入。'],
      [
        'This is a web page saved as a spreadsheet, as some systems export, not an .xlsx file',
        'Open it in a spreadsheet program, save it as .xlsx and import that.',
      ],
    );
  }
  if (start.startsWith('<?xml')) {
    return foreign(
      ['这是 XML 表格（2003），不是 .xlsx', '用 Excel 或 WPS 打开，另存为 .xlsx 再导入。'],
      ['This is an XML spreadsheet of 2003, not .xlsx', 'Open it in a spreadsheet program, save it as .xlsx and import that.'],
    );
  }
  return foreign(
    ['这是纯文本（比如 CSV），不是 .xlsx 工作簿', '如果是 CSV，把文件名改回 .csv 再导入；或者用 Excel、WPS 打开后另存为 .xlsx。'],
    [
      'This is plain text, CSV for instance, not an .xlsx workbook',
      'If it is CSV, name it .csv and import it again; or open it in a spreadsheet program and save it as .xlsx.',
    ],
  );
}

/** What import makes is given to it. */
export function refuseScript(): Refusal {
  return foreign(
    ['这已经是剧本（YAML），不用再导入', '用 kuaishan lint 检查它，或在控制台里直接打开。'],
    ['This is a script (YAML) already and needs no import', 'Check it with kuaishan lint, or open it in the console.'],
  );
}

/** A zip that holds something else than an Excel workbook. */
export function refuseForeignZip(names: readonly string[]): Refusal {
  const has = (name: string): boolean => names.some((other) => other.toLowerCase() === name || other.toLowerCase().startsWith(`${name}/`));
  if (has('xl/workbook.bin')) {
    return foreign(
      ['这是 Excel 二进制工作簿（.xlsb），不是 .xlsx', '用 Excel 打开，另存为 .xlsx 再导入。'],
      ['This is a binary workbook (.xlsb), not .xlsx', 'Open it in Excel, save it as .xlsx and import that.'],
    );
  }
  if (has('word')) {
    return foreign(
      ['这是 Word 文档（.docx），不是工作簿', '把表格复制到 Excel 或 WPS 表格里，另存为 .xlsx 再导入；也可以直接粘贴到这里。'],
      ['This is a Word document (.docx), not a workbook', 'Copy the table into a spreadsheet and save it as .xlsx, or paste it here.'],
    );
  }
  if (has('ppt')) {
    return foreign(
      ['这是演示文稿（.pptx），不是工作簿', '导入 .xlsx 文件。'],
      ['This is a presentation (.pptx), not a workbook', 'Import an .xlsx file.'],
    );
  }
  if (has('content.xml')) {
    return foreign(
      ['这是 OpenDocument 文件（.ods），不是 .xlsx', '打开后另存为 .xlsx 再导入。'],
      ['This is an OpenDocument file (.ods), not .xlsx', 'Open it, save it as .xlsx and import that.'],
    );
  }
  if (has('index')) {
    return foreign(
      ['这是苹果 Numbers 表格，不是 .xlsx', '在 Numbers 里选“导出为 Excel”，再导入。'],
      ['This is an Apple Numbers document, not .xlsx', 'In Numbers choose "Export to Excel" and import that.'],
    );
  }
  return foreign(
    ['这是 zip 压缩包，不是工作簿', '先解压，再导入里面的 .xlsx 文件。'],
    ['This is a zip archive, not a workbook', 'Unpack it and import the .xlsx file inside.'],
  );
}

function foreign(zh: readonly [string, string], en: readonly [string, string]): Refusal {
  return new Refusal('not-a-workbook', { 'zh-CN': [`${zh[0]}。`, zh[1]], en: [`${en[0]}.`, en[1]] });
}

function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

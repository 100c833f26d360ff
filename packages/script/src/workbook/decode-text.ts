import { Refusal } from './refusal.ts';

/**
 * Text of a file: by its mark (UTF-8, UTF-16), else strict UTF-8, else GB18030, which Chinese spreadsheet programs write for CSV.
 *
 * @throws {Refusal} when it is none of these, or holds NUL characters
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    throw new Refusal('nul-bytes', {
      'zh-CN': [`第 ${line} 行有空字符（NUL），这不是正常的文本文件。`, '用 Excel 或 WPS 打开原文件，另存为 .xlsx 或“CSV UTF-8”再导入。'],
      en: [
        `Line ${line} holds a NUL character; this is not a proper text file.`,
        'Open the original in a spreadsheet program, save it as .xlsx or "CSV UTF-8" and import that.',
      ],
    });
  }
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not this one
    }
  }
  throw new Refusal('encoding', {
    'zh-CN': ['文字编码认不出来，既不是 UTF-8 也不是 GBK。', '用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”再导入。'],
    en: [
      'The encoding of the text is not recognised: neither UTF-8 nor GB18030.',
      'Open it in a spreadsheet program, save it as .xlsx or "CSV UTF-8" and import that.',
    ],
  });
}

import { decodeUtf8 } from '../bytes/decode-utf8.ts';
import { placeIn } from '../finding.ts';
import type { Place } from '../script.ts';
import { Refusal } from './refusal.ts';

/**
 * Text of a file: by its mark (UTF-8, UTF-16), else strict UTF-8, else GB18030, which Chinese spreadsheet programs write for CSV.
 *
 * @throws {Refusal} when it is none of these, or holds NUL characters
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  throw new Refusal(
    'nul-bytes',
    {
      'zh-CN': ['这里有空字符（NUL），这不是正常的文本文件。', '用 Excel 或 WPS 打开原文件，另存为 .xlsx 或“CSV UTF-8”再导入。'],
      en: [
        'There is a NUL character here; this is not a proper text file.',
        'Open the original in a spreadsheet program, save it as .xlsx or "CSV UTF-8" and import that.',
      ],
    },
    { where: { at: placeIn(text, nul) } },
  );
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = decodeUtf8(bytes);
  if (utf8.ok) return utf8.text;
  if (isDamagedUtf8(utf8.text)) throw damaged(utf8.at);
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unknownEncoding(cause);
  }
}

/**
 * Whether most of the text is UTF-8 after all. Chinese in GB18030 taken for UTF-8 is nearly all U+FFFD; UTF-8 that lost a byte on the way has a few
 * of them, and taken for GB18030 it would be nonsense from end to end.
 */
function isDamagedUtf8(text: string): boolean {
  const replaced = text.split('\uFFFD').length - 1;
  const beyondLatin = [...text].filter((character) => character > '\u0800' && character !== '\uFFFD').length;
  return beyondLatin > replaced;
}

function damaged(at: Place): Refusal {
  return new Refusal(
    'encoding',
    {
      'zh-CN': ['这里的字节不是文字，文件可能在复制或下载时损坏了。', '重新导出或下载一次，再导入。'],
      en: [
        'The bytes here are no text; the file was probably damaged when it was copied or downloaded.',
        'Export or fetch it again and import that.',
      ],
    },
    { where: { at } },
  );
}

function unknownEncoding(cause: unknown): Refusal {
  return new Refusal(
    'encoding',
    {
      'zh-CN': ['文字编码认不出来，既不是 UTF-8 也不是 GBK。', '用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”再导入。'],
      en: [
        'The encoding of the text is not recognised: neither UTF-8 nor GB18030.',
        'Open it in a spreadsheet program, save it as .xlsx or "CSV UTF-8" and import that.',
      ],
    },
    { cause },
  );
}

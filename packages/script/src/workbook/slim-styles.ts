import { plainNames, readPart, type Unpacking } from './xml.ts';

/**
 * Date and time formats that Chinese spreadsheet programs refer to by number without writing them out, and the workbook library does not know
 * (ECMA-376 part 1, 18.8.30, zh-cn).
 */
const chineseFormats: readonly (readonly [id: number, format: string])[] = [
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, 'h"时"mm"分"'],
  [35, 'h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, 'h"时"mm"分"'],
  [56, 'h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
];

/** The part of a workbook's styles that tells dates and times from numbers: number formats, and which cell style uses which. */
export async function slimStyles(unpacking: Unpacking, path: string | null): Promise<string> {
  const xml = (path === null ? null : await readPart(unpacking, path)) ?? '';
  const written = [...xml.matchAll(/<numFmt\s[^>]*\/?>/gu)].map((match) => match[0].replace(/\/?>$/u, '/>'));
  const ids = new Set(written.map((tag) => /numFmtId="(\d+)"/u.exec(tag)?.[1]));
  const known = chineseFormats
    .filter(([id]) => !ids.has(String(id)))
    .map(([id, format]) => `<numFmt numFmtId="${id}" formatCode="${format.replaceAll('"', '&quot;')}"/>`);
  const cellStyles = /<cellXfs[\s>].*?<\/cellXfs>/su.exec(xml)?.[0] ?? '';
  const formats = [...cellStyles.matchAll(/<xf(?=[\s/>])[^>]*>/gu)].map((match) => /numFmtId="(\d+)"/u.exec(match[0])?.[1] ?? '0');
  const xfs = formats.map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`);
  return [
    `<styleSheet xmlns="${MAIN}">`,
    `<numFmts count="${written.length + known.length}">${plainNames([...written, ...known].join(''))}</numFmts>`,
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`,
  ].join('');
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

import { corrupt, tooLarge } from './refusal.ts';
import { plainNames, streamPart, type Unpacking } from './xml.ts';

/**
 * Keeps of a workbook's shared strings those the rows read refer to, in their new order.
 *
 * @param o.newByOld number in the file → number in the result
 * @throws {Refusal} when a string that is referred to does not exist
 */
export async function slimStrings(o: {
  readonly unpacking: Unpacking;
  readonly path: string | null;
  readonly newByOld: ReadonlyMap<number, number>;
  /** text of shared strings that is kept */
  readonly maxXml: number;
}): Promise<string> {
  const kept = new Array<string>(o.newByOld.size).fill('');
  let found = 0;
  let length = 0;
  let number = -1;
  let buffer = '';
  const takeStrings = (): void => {
    let at = 0;
    for (const match of buffer.matchAll(/<((?:[A-Za-z][\w.-]*:)?)si(?:\s[^>]*)?(?:\/>|>.*?<\/\1si>)/gsu)) {
      at = match.index + match[0].length;
      number += 1;
      const place = o.newByOld.get(number);
      if (place === undefined) continue;
      length += match[0].length;
      if (length > o.maxXml) {
        throw tooLarge({
          'zh-CN': `文字超过 ${o.maxXml / 1024 / 1024} MB`,
          en: `its text is over ${o.maxXml / 1024 / 1024} MB`,
        });
      }
      // phonetic readings stand beside the text, not in it
      kept[place] = plainNames(match[0]).replace(/<rPh[\s>].*?<\/rPh>|<phoneticPr[^>]*>/gsu, '');
      found += 1;
    }
    buffer = buffer.slice(at);
  };
  const exists =
    o.path !== null &&
    (await streamPart(o.unpacking, o.path, (piece) => {
      buffer += piece;
      // matching again and again over a long unfinished string would take quadratic time
      if (piece.includes('>') || buffer.length > o.maxXml) takeStrings();
      if (buffer.length > o.maxXml) throw tooLarge({ 'zh-CN': '有一段文字过长', en: 'one of its texts is far too long' });
      return found === kept.length;
    }));
  if (o.newByOld.size > 0 && (!exists || found < kept.length))
    throw corrupt({ 'zh-CN': '缺少单元格文字', en: 'the text of some cells is missing' });
  return kept.join('');
}

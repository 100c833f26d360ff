import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** A script's text in which an attachment has another name, wherever cues name it. Everything else stays letter by letter. */
export function renameAttachment(text: string, { from, to }: { readonly from: string; readonly to: string }): string {
  const cues = parseDocument(text, { logLevel: 'silent' }).get('cues');
  const ranges: (readonly [start: number, end: number])[] = [];
  for (const cue of isSeq(cues) ? cues.items : []) {
    const list = isMap(cue) ? cue.get('attachments') : null;
    for (const item of isSeq(list) ? list.items : [])
      if (isScalar(item) && item.value === from && item.range) ranges.push([item.range[0], item.range[1]]);
  }
  return ranges.reduceRight((changed, [start, end]) => changed.slice(0, start) + JSON.stringify(to) + changed.slice(end), text);
}

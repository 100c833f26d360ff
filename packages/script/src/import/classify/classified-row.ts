import type { ActionName, Cue, Locale } from '../../script.ts';
import type { Entry } from '../entry.ts';
import { cellPlace } from '../finding.ts';
import type { SettledDoing } from '../settle-doing.ts';
import { classificationKey } from './classification-key.ts';
import type { Confidence } from './classify-entry.ts';

/** A row of the classification table: what a row of the file was taken to do, why, and the cues it became. */
export interface ClassifiedRow {
  /** `SOP!G3` */
  readonly cell: string;
  /** what the row says it is: its title, else the beginning of its words */
  readonly words: string;
  readonly action: ActionName;
  readonly confidence: Confidence;
  /** a clause: “动作里写了‘开售’” */
  readonly because: Readonly<Record<Locale, string>>;
  /** rows of the same name, here and in files to come, are meant by it; null where a row has no name */
  readonly key: string | null;
  readonly cues: readonly string[];
}

/** The table of classifications, in the order of the file. */
export function classifiedRows(
  settled: readonly { readonly entry: Entry; readonly doings: readonly SettledDoing[] }[],
  cues: readonly Cue[],
): readonly ClassifiedRow[] {
  const byOrigin = new Map<string, Cue[]>();
  for (const cue of cues) {
    const cell = cue.origin ? cellPlace(cue.origin.sheet, cue.origin.cell) : '';
    byOrigin.set(cell, [...(byOrigin.get(cell) ?? []), cue]);
  }
  return settled.flatMap(({ entry, doings }) => {
    const cell = cellPlace(entry.sheet.name, entry.origin);
    const words = entry.fields.title?.text ?? entry.copy[0]?.text ?? entry.attachments[0]?.text ?? '';
    return doings.map(({ action, place, classified }) => ({
      cell,
      words: words.replace(/\s+/gu, ' ').trim(),
      action,
      confidence: classified.confidence,
      because: classified.because,
      key: classificationKey(entry.fields.title?.text ?? ''),
      cues: (byOrigin.get(cell) ?? []).filter((cue) => cue.action === action && cue.place === place).map(({ id }) => id),
    }));
  });
}

import { readOwnDocument } from '../own-markdown/read-own-document.ts';
import { readDayText } from '../read-day.ts';
import { readCueLine } from './cue-line.ts';

/** Enough lines to tell what a text is. */
const LOOKED_AT = 200;

/**
 * Whether a text is written as a document (headings, `8:30群内：…`) and not as a table of cells. Cells pasted from a spreadsheet have tabs between them; a document
 * seldom has one.
 */
export function looksLikeDocument(text: string): boolean {
  if (readOwnDocument(text)) return true;
  const lines = text
    .split(/\r\n?|\n/u, LOOKED_AT)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.filter((line) => line.includes('\t')).length * 4 > lines.length) return false;
  const days = lines.filter((line) => /^#{1,6}\s*\S/u.test(line) && readDayText(line.replace(/^#+\s*/u, '')) !== null).length;
  const cues = lines.filter((line) => readCueLine(line.replace(/^[-*+•\s]+/u, ''))?.text).length;
  const rows = lines.filter((line) => /^\|?\s*:?-{2,}:?\s*\|/u.test(line)).length;
  return days + rows > 0 || cues >= 2;
}

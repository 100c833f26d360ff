import type { Finding } from '../script.ts';
import { cellPlace } from './finding.ts';
import type { NoteRows } from './settle-cast.ts';
import type { SheetRow } from './sheet.ts';
import { notesCut } from './table-findings.ts';

/** In characters: a tenth of what a script file may hold when all are Chinese; a sheet of prices and rewards has some 500. */
const LONGEST_NOTES = 30_000;

/** Everything that is not a cue, as text under the names of its sheets. Null when there is nothing. */
export function collectNotes(parts: readonly NoteRows[]): { readonly notes: string | null; readonly findings: readonly Finding[] } {
  const lines: string[] = [];
  let length = 0;
  for (const { sheet, rows } of parts) {
    if (rows.length === 0) continue;
    if (lines.length > 0) lines.push('');
    if (!sheet.lines) lines.push(`【${sheet.name.replace(/\s+/gu, ' ')}】`);
    for (const row of rows) {
      const line = lineOf(row);
      length += line.length;
      if (length > LONGEST_NOTES) return { notes: lines.join('\n'), findings: [notesCut(cellPlace(sheet.name, row.cells[0] ?? ''))] };
      if (line !== '') lines.push(line);
    }
  }
  const notes = lines.join('\n').trim();
  return { notes: notes === '' ? null : notes, findings: [] };
}

/** `项目：内容` for two cells, else the cells side by side; several lines of a cell on one. */
function lineOf(row: SheetRow): string {
  const texts = row.cells.flatMap((cell) => {
    const comment = cell.comment === null ? [] : [`（${cell.comment}）`];
    return [cell.text, ...comment].filter((text) => text !== '').map((text) => text.replace(/\s*\n\s*/gu, ' / '));
  });
  const [first, second] = texts;
  return texts.length === 2 && first && second && [...first].length <= 20 ? `${first}：${second}` : texts.join(' | ');
}

/** What Excel keeps of one cell, in UTF-16 units, and how many line breaks (support.microsoft.com, “Excel specifications and limits”, read 2026-11-25). */
const CELL_CHARACTERS = 32_767;
const CELL_LINE_BREAKS = 253;

/** A text as cells can hold it: one piece for almost every text, more where it is longer than a cell may be. Joined they are the text again. */
export function cellPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let room = CELL_CHARACTERS;
  let breaks = 0;
  for (const character of text) {
    const takes = cellText(character).length;
    if (takes > room || (character === '\n' && breaks === CELL_LINE_BREAKS)) {
      pieces.push(piece);
      piece = '';
      room = CELL_CHARACTERS;
      breaks = 0;
    }
    piece += character;
    // an underscore may have to be written as _x005F_ once its neighbours are known
    room -= character === '_' ? 7 : takes;
    if (character === '\n') breaks += 1;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/**
 * A text as a workbook's XML stores it: characters that XML cannot hold, carriage returns (which XML would change) and what looks like such an escape
 * are written `_xHHHH_` (ECMA-376 part 1, 22.9.2.19).
 */
export function cellText(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be escaped
      .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, (character) => {
        return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
      })
  );
}

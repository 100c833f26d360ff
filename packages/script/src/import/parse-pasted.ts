/**
 * Cells of a table pasted from a spreadsheet: tabs between cells, lines between rows; a cell that holds lines or tabs stands in quotation marks, doubled inside.
 * Never fails: a mark that opens no proper quotation is text.
 */
export function parsePasted(text: string): readonly (readonly string[])[] {
  const source = text.replace(/\r\n?/gu, '\n').replace(/^\uFEFF/u, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= source.length) {
    const quoted = source[at] === '"' ? readQuoted(source, at) : null;
    const end = quoted?.end ?? endOfCell(source, at);
    row.push(quoted?.text ?? source.slice(at, end));
    at = end + 1;
    if (source[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    if (end >= source.length) break;
  }
  // the line break that ends the last row is no row of its own
  if (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

function endOfCell(source: string, at: number): number {
  let end = at;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1;
  return end;
}

/** A quoted cell, when its closing mark is followed by the end of the cell. */
function readQuoted(source: string, at: number): { readonly text: string; readonly end: number } | null {
  let text = '';
  let from = at + 1;
  while (true) {
    const mark = source.indexOf('"', from);
    if (mark < 0) return null;
    text += source.slice(from, mark);
    if (source[mark + 1] === '"') {
      text += '"';
      from = mark + 2;
      continue;
    }
    const next = source[mark + 1];
    return next === undefined || next === '\t' || next === '\n' ? { text, end: mark + 1 } : null;
  }
}

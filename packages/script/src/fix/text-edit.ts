/** A replacement in a text: offsets count UTF-16 units, as editors and strings do; `from` = `to` inserts. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text with all edits done. Offsets are those of the text given; edits must not overlap (`compatible`). */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = '';
  let at = 0;
  // stable: of two insertions at one place the first given comes first
  for (const { from, to, insert } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    done += text.slice(at, from) + insert;
    at = to;
  }
  return done + text.slice(at);
}

/** Whether an edit touches nothing that one of the others replaces. */
export function compatible(edit: TextEdit, others: readonly TextEdit[]): boolean {
  return others.every((other) => edit.to <= other.from || other.to <= edit.from);
}

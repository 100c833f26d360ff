import { cellPlace } from '../finding.ts';
import type { NoteRows } from '../settle-cast.ts';
import { lineRef } from '../sheet.ts';

/** A piece of free text that says something of something: `引流品：手机摄影5天训练营 ¥9.9`. */
export interface NoteFact {
  /** `产品与奖励!B2` */
  readonly cell: string;
  /** what it speaks of; empty where it does not say */
  readonly label: string;
  readonly text: string;
}

/** Longer than any label; what is longer is a sentence with a colon in it. */
const LONGEST_LABEL = 12;

/** Takes notes apart into what they say of what: a cell beside its label, or `label：text` several times on a line. */
export function noteFacts(notes: readonly NoteRows[]): readonly NoteFact[] {
  return notes.flatMap(({ sheet, rows }) =>
    rows.flatMap((row): NoteFact[] => {
      const place = (ref: string): string => cellPlace(sheet.name, sheet.lines ? lineRef(row.number) : ref);
      const [first, second, ...more] = row.cells.filter(({ text }) => text !== '');
      if (first && second && [...first.text].length <= LONGEST_LABEL && !/[：:]/u.test(first.text)) {
        return [{ cell: place(second.ref), label: first.text, text: [second, ...more].map(({ text }) => text).join(' ') }];
      }
      return row.cells.flatMap(({ ref, text }) => divided(text).map((piece) => ({ cell: place(ref), ...labelOf(piece) })));
    }),
  );
}

/** `人数：200  群主：阿宁` is two pieces: wide blanks and line ends divide, where what follows has a label of its own. */
function divided(text: string): readonly string[] {
  return text
    .split(/\n|\u3000+|\s{2,}|(?<=[^，,；;])[；;](?=[^，,；;：:]{1,12}[：:])/u)
    .map((piece) => piece.replace(/^[\s\-*+•#>|]+/u, '').trim())
    .filter((piece) => piece !== '');
}

function labelOf(piece: string): { readonly label: string; readonly text: string } {
  const match = /^([^：:]{1,12}?)\s*[：:]\s*([\s\S]+)$/u.exec(piece);
  return match ? { label: (match[1] ?? '').trim(), text: (match[2] ?? '').trim() } : { label: '', text: piece };
}

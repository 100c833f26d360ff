/** A piece of a message: plain text, or an address a reader may open. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/**
 * An address starts at `http://` or `https://` and runs over printable ASCII. Chinese text follows an address without a space
 * ("…/course/1，截止明晚"), so the first character outside ASCII ends it; a raw Chinese path would have to be percent-encoded.
 */
const address = /https?:\/\/[^\s<>"'`\\^{|}\u0080-\uffff]+/gi;

/** Splits a message into text and links. Nothing but http and https becomes a link; joined, the pieces give the text again. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const addText = (upTo: number): void => {
    if (upTo > done) pieces.push({ kind: 'text', text: text.slice(done, upTo) });
    done = Math.max(done, upTo);
  };
  address.lastIndex = 0;
  for (let match = address.exec(text); match !== null; match = address.exec(text)) {
    const found = withoutTrailing(match[0]);
    const href = openable(found);
    if (href === null) continue;
    addText(match.index);
    pieces.push({ kind: 'link', text: found, href });
    done = match.index + found.length;
    address.lastIndex = done;
  }
  addText(text.length);
  return pieces;
}

/** The first address of a text, or null. */
export function firstLink(text: string): string | null {
  for (const piece of linkify(text)) if (piece.kind === 'link') return piece.href;
  return null;
}

/** A sentence's punctuation is not part of the address; a bracket is only when it was opened within it. */
function withoutTrailing(found: string): string {
  let end = found.length;
  for (;;) {
    const last = found.charAt(end - 1);
    const kept = found.slice(0, end);
    const closes = (last === ')' && count(kept, '(') < count(kept, ')')) || (last === ']' && count(kept, '[') < count(kept, ']'));
    if (!closes && !'.,;:!?*~'.includes(last)) return kept;
    end -= 1;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The address as the browser reads it; null for what it cannot read, and for names before an @, which only serve to deceive. */
function openable(found: string): string | null {
  try {
    const url = new URL(found);
    const plain =
      (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '' && url.hostname !== '';
    return plain ? url.href : null;
  } catch {
    return null;
  }
}

import { placeIn } from '../finding.ts';
import type { Place } from '../script.ts';

export type DecodedUtf8 =
  | { readonly ok: true; readonly text: string }
  /** `at`: the first place that is no UTF-8; `text`: what it holds with U+FFFD in the places that are none */
  | { readonly ok: false; readonly at: Place; readonly text: string };

/** Strictly UTF-8, without the mark in front; otherwise where it stops being that. */
export function decodeUtf8(bytes: Uint8Array): DecodedUtf8 {
  const text = new TextDecoder().decode(bytes);
  const at = firstReplaced(bytes, text);
  return at === null ? { ok: true, text } : { ok: false, at: placeIn(text, at), text };
}

/** Index of the first U+FFFD in `text` that does not stand in the bytes themselves. */
function firstReplaced(bytes: Uint8Array, text: string): number | null {
  const encoder = new TextEncoder();
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let offset = marked ? 3 : 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', from)) {
    offset += encoder.encode(text.slice(from, at)).length;
    const written = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!written) return at;
    offset += 3;
    from = at + 1;
  }
  return null;
}

/** A name fits a line of a list and a badge beside it; counted as people count, so an emoji is one. */
export const nameMaxCharacters = 24;
/** Twenty-four "characters" can still be kilobytes of stacked accents; 160 code units leave room for the longest family emoji names. */
const nameMaxUnits = 160;

/** Control characters, line separators, and the marks that turn the direction of the text around them; halves of characters. */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
/** Something that can be seen: not only spaces, joiners and other invisible marks. */
const visible = /[^\p{White_Space}\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

export type NameCheck =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'unwanted-characters' };

/** Checks a name a person gives for themselves; gives it trimmed, composed (NFC) and with single spaces. Emoji and every script are fine. */
export function checkPersonName(given: string): NameCheck {
  if (unwanted.test(given)) return { ok: false, reason: 'unwanted-characters' };
  const name = given.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (!visible.test(name)) return { ok: false, reason: 'empty' };
  const characters = name.length > nameMaxUnits ? Number.POSITIVE_INFINITY : [...new Intl.Segmenter().segment(name)].length;
  return characters > nameMaxCharacters ? { ok: false, reason: 'too-long' } : { ok: true, name };
}

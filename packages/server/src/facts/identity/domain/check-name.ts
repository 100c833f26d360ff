/** A name fits a line of a list and a badge beside it; counted as people count, so an emoji is one. */
export const nameMaxCharacters = 24;
/** A "character" can be kilobytes of stacked accents; the longest of everyday ones, a family emoji, is 11 code units. */
const unitsPerCharacter = 11;

/** Control characters, line separators, and the marks that turn the direction of the text around them; halves of characters. */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
/** Something that can be seen: not only spaces, joiners and other invisible marks. */
const visible = /[^\p{White_Space}\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

export type NameCheck =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'unwanted-characters' };

/** Checks a name people give, their own or a thing's; gives it trimmed, composed (NFC) and with single spaces. Emoji and every script are fine. */
export function checkName(given: string, maxCharacters: number = nameMaxCharacters): NameCheck {
  if (unwanted.test(given)) return { ok: false, reason: 'unwanted-characters' };
  const name = given.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (!visible.test(name)) return { ok: false, reason: 'empty' };
  const characters =
    name.length > maxCharacters * unitsPerCharacter ? Number.POSITIVE_INFINITY : [...new Intl.Segmenter().segment(name)].length;
  return characters > maxCharacters ? { ok: false, reason: 'too-long' } : { ok: true, name };
}

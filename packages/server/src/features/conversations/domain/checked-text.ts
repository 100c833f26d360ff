/** What a member writes in one message: two screens of a phone. Staff and cues may write as much as the channel's own limit. */
export const MEMBER_TEXT_LIMIT = 2000;

/** A text as it is stored, or why it cannot be said. Lengths count what a person sees (Unicode code points). */
export type CheckedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'empty' }
  | { readonly ok: false; readonly reason: 'unreadable' }
  | { readonly ok: false; readonly reason: 'too-long'; readonly length: number; readonly limit: number };

/** Trims the ends, unifies line breaks and refuses what is empty, too long, or holds characters no text has (NUL, half surrogates). */
export function checkedText(given: string, o: { limit: number }): CheckedText {
  if (given.includes('\u0000') || !given.isWellFormed()) return { ok: false, reason: 'unreadable' };
  const text = given.replace(/\r\n?/g, '\n').trim();
  if (text === '') return { ok: false, reason: 'empty' };
  const length = [...text].length;
  return length > o.limit ? { ok: false, reason: 'too-long', length, limit: o.limit } : { ok: true, text };
}

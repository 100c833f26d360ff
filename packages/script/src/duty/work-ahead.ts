/**
 * How many things one person can post by hand in one minute, when they are at it and have the words ready. Pasting what was copied into the
 * next chat takes about ten seconds: find the chat, paste, look, send, say that it is posted. An estimate for one text and several rooms, not a
 * measurement; a text of its own for each room, or pictures, takes longer, so a minute that is too full by this is too full for anybody.
 */
export const POSTS_PER_PERSON_PER_MINUTE = 6;

/** What falls due for one person in one minute. */
export interface MinuteOfWork {
  /** minutes since 1970 */
  readonly minute: number;
  readonly posts: number;
}

/** A minute in which more falls due than one person can post. */
export interface Overload extends MinuteOfWork {
  /** posts that cannot be done in that minute */
  readonly over: number;
  /** how many minutes later the last of them is posted, with what falls due meanwhile */
  readonly lateMinutes: number;
}

/**
 * The minutes one person cannot work, in order. What is left over from one minute is done in the next ones, after what was there before.
 * @param work at most one entry a minute, in any order
 */
export function overloads(work: readonly MinuteOfWork[], perMinute = POSTS_PER_PERSON_PER_MINUTE): readonly Overload[] {
  const found: Overload[] = [];
  let left = 0;
  let at = Number.NEGATIVE_INFINITY;
  for (const one of work.toSorted((a, b) => a.minute - b.minute)) {
    left = Math.max(0, left - perMinute * (one.minute - at)) + one.posts;
    at = one.minute;
    if (one.posts > perMinute) found.push({ ...one, over: one.posts - perMinute, lateMinutes: Math.ceil(left / perMinute) - 1 });
  }
  return found;
}

import type { Message, PlaceName } from '../api/message.ts';

/** The last number read in each place. */
export type ReadMarks = Readonly<Record<PlaceName, number>>;

/** Who has just joined has read the room as it stands; a private greeting is for them and is new. */
export function firstMarks(messages: readonly Message[]): ReadMarks {
  return { room: messages[messages.length - 1]?.seq ?? 0, private: 0 };
}

export function parseMarks(text: string | null): ReadMarks | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<ReadMarks> | null;
    return value !== null && typeof value.room === 'number' && typeof value.private === 'number'
      ? { room: value.room, private: value.private }
      : null;
  } catch {
    return null;
  }
}

/** Marks never go back. */
export function withRead(marks: ReadMarks, place: PlaceName, seq: number): ReadMarks {
  return seq > marks[place] ? { ...marks, [place]: seq } : marks;
}

/** Messages of a place after a mark; one's own are never new. */
export function countUnread(
  messages: readonly Message[],
  o: { readonly place: PlaceName; readonly after: number; readonly memberId: string },
): number {
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.seq <= o.after) break;
    if (message.place === o.place && message.author.id !== o.memberId) count += 1;
  }
  return count;
}

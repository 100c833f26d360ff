/** What one person has to post in one room in a crowded minute, and who stands by for them there. */
export interface RoomWork {
  readonly groupId: string;
  readonly posts: number;
  readonly deputyStaffId: string | null;
}

/** Rooms that a deputy could take for that minute. */
export interface Relief {
  readonly staffId: string;
  readonly groupIds: readonly string[];
  readonly posts: number;
}

export interface ProposedRelief {
  readonly relief: readonly Relief[];
  /** what nobody can take, later by some minutes; null = all of it is taken */
  readonly slip: { readonly minutes: number; readonly groupIds: readonly string[] } | null;
}

/**
 * How a minute with too much for one person could be worked: rooms go to their deputies, as many as each can do beside their own, until what
 * is left fits; what nobody can take is slipped by the minutes it takes.
 * @param o.spareOf how many posts more a deputy can do in that minute
 */
export function proposeRelief(rooms: readonly RoomWork[], o: { capacity: number; spareOf: (staffId: string) => number }): ProposedRelief {
  let left = rooms.reduce((sum, room) => sum + room.posts, 0);
  const taken = new Set<string>();
  const relief: Relief[] = [];
  const byDeputy = Map.groupBy(
    rooms.filter((room) => room.deputyStaffId !== null),
    (room) => room.deputyStaffId ?? '',
  );
  for (const [staffId, theirs] of [...byDeputy].sort((a, b) => b[1].length - a[1].length)) {
    let spare = o.spareOf(staffId);
    const groupIds: string[] = [];
    for (const room of theirs) {
      if (left <= o.capacity) break;
      if (room.posts > spare) continue;
      spare -= room.posts;
      left -= room.posts;
      taken.add(room.groupId);
      groupIds.push(room.groupId);
    }
    const posts = theirs.filter((room) => groupIds.includes(room.groupId)).reduce((sum, room) => sum + room.posts, 0);
    if (groupIds.length > 0) relief.push({ staffId, groupIds, posts });
  }
  if (left <= o.capacity) return { relief, slip: null };
  return { relief, slip: { minutes: Math.ceil(left / o.capacity) - 1, groupIds: whatIsLater(rooms, { ...o, taken }) } };
}

/** The rooms beyond what one minute holds, from the end of the list. */
function whatIsLater(rooms: readonly RoomWork[], o: { capacity: number; taken: ReadonlySet<string> }): readonly string[] {
  let done = 0;
  return rooms
    .filter((room) => !o.taken.has(room.groupId))
    .filter((room) => {
      done += room.posts;
      return done > o.capacity;
    })
    .map((room) => room.groupId);
}

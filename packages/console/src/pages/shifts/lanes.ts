import type { OnDuty, ShiftBoard } from '../../api/types.ts';

type Work = ShiftBoard['work'][number];
type Collision = ShiftBoard['collisions'][number];

/** What falls to one person in one minute. */
export interface Cell {
  readonly work: readonly Work[];
  readonly collision: Collision | null;
}

/** One minute of the board, over everybody. */
export interface Slot {
  /** ISO 8601 */
  readonly at: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** People with a lane of their own: who has a room or something to do. Whoever looks comes first; then as the server has them. */
export function lanesOf(board: Pick<ShiftBoard, 'people'>, me: string): readonly OnDuty[] {
  const lanes = board.people.filter((person) => person.rooms.length > 0 || person.today > 0 || person.waiting > 0);
  return [...lanes.filter((person) => person.staffId === me), ...lanes.filter((person) => person.staffId !== me)];
}

/** The minutes in which something falls due, in order, with what falls to whom. */
export function slotsOf(board: Pick<ShiftBoard, 'work' | 'collisions'>): readonly Slot[] {
  return [...Map.groupBy(board.work, (one) => one.at)]
    .toSorted(([a], [b]) => Date.parse(a) - Date.parse(b))
    .map(([at, list]) => ({
      at,
      cells: new Map(
        [...Map.groupBy(list, (one) => one.staffId)].map(([staffId, work]) => [
          staffId,
          { work, collision: board.collisions.find((one) => one.staffId === staffId && one.at === at) ?? null },
        ]),
      ),
    }));
}

/** A collision this near must be dealt with now. */
const hourMs = 60 * 60_000;

/** The collisions of the coming hour. */
export function nearCollisions(board: Pick<ShiftBoard, 'collisions'>, now: Date): readonly Collision[] {
  return board.collisions.filter((one) => Date.parse(one.at) - now.getTime() <= hourMs);
}

/**
 * How virtual members behave, in the demo and in rehearsals: a table to play with (docs/guide-rehearsal.md). Minutes are domain minutes.
 */
export interface Habit {
  readonly name: string;
  /** how many are like this, against the other rows: weights need not sum to anything */
  readonly weight: number;
  /** joins between these two moments, in minutes after the opening (negative: before) */
  readonly joins: readonly [number, number];
  /** looks into the room again after between so many and so many minutes */
  readonly looksEvery: readonly [number, number];
  /** how often, of ten room posts, they say something to one */
  readonly answersRoomInTen: number;
  /** how often, of ten private messages, they answer one */
  readonly answersPrivateInTen: number;
  /** answers after this many minutes, give or take half */
  readonly answersAfterMinutes: number;
  /** neither reads nor says anything any more after this day: activity is highest on day 1 and falls */
  readonly silentAfterDay: number;
}

export const habits: readonly [Habit, ...Habit[]] = [
  habit('eager', { weight: 2, joins: [-110, -10], looksEvery: [360, 900], room: 5, private: 9, after: 6, silentAfterDay: 6 }),
  habit('friendly', { weight: 4, joins: [-100, 30], looksEvery: [720, 1500], room: 2, private: 7, after: 25, silentAfterDay: 5 }),
  habit('fading', { weight: 5, joins: [-80, 180], looksEvery: [720, 1500], room: 2, private: 4, after: 45, silentAfterDay: 2 }),
  habit('quiet', { weight: 7, joins: [-60, 400], looksEvery: [1800, 3600], room: 0, private: 2, after: 90, silentAfterDay: 4 }),
  habit('late', { weight: 2, joins: [600, 1800], looksEvery: [720, 1500], room: 1, private: 5, after: 30, silentAfterDay: 6 }),
];

function habit(
  name: string,
  o: Pick<Habit, 'weight' | 'joins' | 'looksEvery' | 'silentAfterDay'> & { room: number; private: number; after: number },
): Habit {
  const { weight, joins, looksEvery, silentAfterDay } = o;
  return {
    ...{ name, weight, joins, looksEvery, silentAfterDay },
    ...{ answersRoomInTen: o.room, answersPrivateInTen: o.private, answersAfterMinutes: o.after },
  };
}

/**
 * How the demo's virtual members behave: a table to play with. Shares need not sum to one; they are weights.
 * Minutes are domain minutes (at a day a minute, an hour is 2.5 seconds).
 */
export interface Habit {
  readonly name: string;
  readonly weight: number;
  /** joins between these two moments, in minutes after the opening (negative: before) */
  readonly joins: readonly [number, number];
  /** how often, of ten room posts, they say something to one */
  readonly answersRoomInTen: number;
  /** how often, of ten private messages, they answer one */
  readonly answersPrivateInTen: number;
  /** answers after this many minutes, give or take half */
  readonly answersAfterMinutes: number;
  /** says nothing any more after this day: activity is highest on day 1 and falls */
  readonly silentAfterDay: number;
}

export const habits: readonly Habit[] = [
  { name: 'eager', weight: 2, joins: [-110, -10], answersRoomInTen: 5, answersPrivateInTen: 9, answersAfterMinutes: 6, silentAfterDay: 6 },
  {
    name: 'friendly',
    weight: 4,
    joins: [-100, 30],
    answersRoomInTen: 2,
    answersPrivateInTen: 7,
    answersAfterMinutes: 25,
    silentAfterDay: 5,
  },
  { name: 'fading', weight: 5, joins: [-80, 180], answersRoomInTen: 2, answersPrivateInTen: 4, answersAfterMinutes: 45, silentAfterDay: 2 },
  { name: 'quiet', weight: 7, joins: [-60, 400], answersRoomInTen: 0, answersPrivateInTen: 2, answersAfterMinutes: 90, silentAfterDay: 4 },
  { name: 'late', weight: 2, joins: [600, 1800], answersRoomInTen: 1, answersPrivateInTen: 5, answersAfterMinutes: 30, silentAfterDay: 6 },
];

/**
 * Times as a room counts them: day 1 is the local date of the opening in the room's own zone, whatever zone the reader sits in.
 */
export interface RoomTime {
  /** IANA name */
  readonly zone: string;
  /** ISO 8601 */
  readonly openingAt: string;
}

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  /** 'HH:MM' */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock of `at` in `zone`. Throws RangeError for a zone the browser does not know. */
export function wallClock(at: string | Date, zone: string): WallClock {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(new Date(at))) parts[type] = value;
  return {
    year: Number(parts['year']),
    month: Number(parts['month']),
    date: Number(parts['day']),
    time: `${parts['hour']}:${parts['minute']}`,
  };
}

const dayMs = 86_400_000;

/** Which day of the script `at` is in this room; 1 on the opening day, 0 or less before it. */
export function dayOf(at: string | Date, room: RoomTime): number {
  const here = wallClock(at, room.zone);
  const opening = wallClock(room.openingAt, room.zone);
  const days = Date.UTC(here.year, here.month - 1, here.date) - Date.UTC(opening.year, opening.month - 1, opening.date);
  return Math.round(days / dayMs) + 1;
}

/** 'HH:MM' in the room's zone. */
export function timeOf(at: string | Date, zone: string): string {
  return wallClock(at, zone).time;
}

/** A date a person reads: '12月3日周四', 'Thu 3 Dec'. */
export function dateOf(at: string | Date, o: { zone: string; locale: string }): string {
  return new Intl.DateTimeFormat(o.locale === 'en' ? 'en-GB' : o.locale, {
    timeZone: o.zone,
    month: o.locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(at));
}

/** The date of day `day` of the script, as `dateOf` writes it. */
export function dateOfDay(day: number, o: { room: RoomTime; locale: string }): string {
  const opening = wallClock(o.room.openingAt, o.room.zone);
  // noon UTC of the wanted calendar day, written in UTC: no zone can move it to a neighbour
  const noon = new Date(Date.UTC(opening.year, opening.month - 1, opening.date + day - 1, 12));
  return dateOf(noon, { zone: 'UTC', locale: o.locale });
}

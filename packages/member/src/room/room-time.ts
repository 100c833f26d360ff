import type { Locale } from '../words/locale.ts';

/** Wall-clock words in the room's zone, whatever zone the reader's phone is in. */
export interface RoomTime {
  /** '2026-12-03': equal for moments of the same day in the room */
  dayKey(iso: string): string;
  /** '12月3日 周四' / 'Thu, Dec 3' */
  dayWords(iso: string): string;
  /** 3 on the third day counted from the opening; null before it, or where the opening is not known */
  dayNumber(iso: string): number | null;
  /** '20:30' */
  clock(iso: string): string;
}

export function roomTime(o: { readonly locale: Locale; readonly zone: string | null; readonly openingAt: string | null }): RoomTime {
  const zone = knownZone(o.zone);
  // en-CA writes dates as ISO does
  const key = new Intl.DateTimeFormat('en-CA', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const words = new Intl.DateTimeFormat(o.locale, {
    ...zone,
    month: o.locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  });
  const clock = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' });
  const dayKey = (iso: string): string => key.format(new Date(iso));
  return {
    dayKey,
    dayWords: (iso) => words.format(new Date(iso)),
    dayNumber: (iso) => {
      if (o.openingAt === null) return null;
      const days = (Date.parse(dayKey(iso)) - Date.parse(dayKey(o.openingAt))) / 86_400_000;
      return days >= 0 ? days + 1 : null;
    },
    clock: (iso) => clock.format(new Date(iso)),
  };
}

/** A zone this browser does not know must not empty the page: it then shows the reader's own. */
function knownZone(zone: string | null): { timeZone?: string } {
  if (zone === null) return {};
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return { timeZone: zone };
  } catch {
    return {};
  }
}

import { MOST_DAYS } from '../parse/read-head.ts';
import type { Finding } from '../script.ts';
import type { Entry } from './entry.ts';
import { type DayReading, epochDay, readDay, readDayText, type WrittenDate } from './read-day.ts';
import type { Cell } from './sheet.ts';
import { badDay, beforeOpening, datesAsDays, dayBeyond, severalDays, weekdaysAsDays } from './when-findings.ts';

/** Days of an entry; null when they cannot be told, so that its cue waits for a go. */
export interface SettledDays {
  readonly days: readonly number[] | null;
  /** what stood beside the day: 建立信任 */
  readonly rest: string;
  /** the cell that said it; null when nothing did */
  readonly cell: Cell | null;
}

interface Heard {
  readonly reading: DayReading | null;
  readonly cell: Cell | null;
}

/**
 * Settles on which days each entry happens: from its own cell, the heading of its column, its time cell, the section above, the row above, the sheet's name, in this order.
 * Dates are counted from the earliest, weekdays from the first.
 */
export function settleDays(entries: readonly Entry[]): { readonly settled: readonly SettledDays[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const heard = hear(entries);
  const dates = new Calendar(heard);
  const told = new Set<Cell>();
  const about = (entry: Entry, cell: Cell) => ({ sheet: entry.sheet.name, cell });
  const once = (cell: Cell, make: () => Finding): void => {
    if (!told.has(cell)) findings.push(make());
    told.add(cell);
  };
  const settled = entries.map((entry, index): SettledDays => {
    const { reading, cell } = heard[index] ?? { reading: null, cell: null };
    if (!cell) return { days: [1], rest: '', cell: null };
    const at = about(entry, cell);
    const days = reading && dates.daysOf(reading);
    if (!reading || !days) {
      once(cell, () => badDay(at));
      return { days: null, rest: '', cell };
    }
    if (reading.kind === 'before') {
      once(cell, () => beforeOpening(at));
      return { days: null, rest: reading.rest, cell };
    }
    if (dates.first === cell) once(cell, () => datesAsDays(at, cell.text));
    if (dates.firstWeekday === cell) once(cell, () => weekdaysAsDays(at));
    const beyond = days.find((day) => day > MOST_DAYS || day < 1);
    if (beyond !== undefined) {
      once(cell, () => dayBeyond(at, { day: beyond, most: MOST_DAYS }));
      return { days: null, rest: reading.rest, cell };
    }
    if (days.length > 1) once(cell, () => severalDays(at, days));
    return { days, rest: reading.rest, cell };
  });
  return { settled, findings };
}

/** What is said about the day of each entry, carried down from the row above where it says nothing itself. */
function hear(entries: readonly Entry[]): readonly Heard[] {
  let above: Heard = { reading: null, cell: null };
  let sheet: Entry['sheet'] | null = null;
  let section: Entry['section']['day'] = null;
  return entries.map((entry) => {
    if (entry.sheet !== sheet) {
      above = fromSheetName(entry);
      section = null;
    }
    sheet = entry.sheet;
    if (entry.section.day !== section) {
      section = entry.section.day;
      if (section) above = section;
    }
    const own = ownDay(entry);
    if (own && !entry.setting?.day) above = own;
    return own ?? above;
  });
}

function ownDay(entry: Entry): Heard | null {
  if (entry.setting?.day) return { reading: entry.setting.day, cell: entry.origin };
  const { day, stage } = entry.fields;
  if (day) return { reading: readDay(day), cell: day };
  const when = entry.fields.time ?? entry.fields.when;
  const inTime = when && (when.kind === 'date' ? readDay(when) : readDayText(when.text));
  if (when && inTime && !(inTime.kind === 'days' && inTime.days.length === 0)) return { reading: inTime, cell: when };
  const inStage = stage && !entry.has.has('day') ? readDayText(stage.text) : null;
  return stage && inStage ? { reading: inStage, cell: stage } : null;
}

/** A sheet for each day carries it in its name. */
function fromSheetName(entry: Entry): Heard {
  const reading = readDayText(entry.sheet.name);
  return reading?.kind === 'days' || reading?.kind === 'dates' ? { reading, cell: entry.origin } : { reading: null, cell: null };
}

/** Turns dates and weekdays into days of the script. */
class Calendar {
  /** the cell with the earliest date, when days were counted from it */
  readonly first: Cell | null;
  readonly firstWeekday: Cell | null;
  readonly #base: number | null;
  readonly #every: readonly number[];
  readonly #yearUnknown: number;
  readonly #weekdays = new Map<DayReading, number>();
  readonly #rolled = new Map<WrittenDate, number>();

  constructor(heard: readonly Heard[]) {
    const readings = heard.flatMap(({ reading, cell }) => (reading && cell ? [{ reading, cell }] : []));
    const dates = readings.flatMap(({ reading, cell }) => (reading.kind === 'dates' ? reading.dates.map((date) => ({ date, cell })) : []));
    // a year that has the 29th of February when one is written, else one that has not
    this.#yearUnknown = dates.some(({ date }) => date.month === 2 && date.day === 29) ? 2000 : 2001;
    this.#roll(dates.map(({ date }) => date));
    const anchor = readings.find(({ reading }) => reading.kind === 'days' && reading.and !== null)?.reading;
    const earliest = dates.toSorted((a, b) => this.#number(a.date) - this.#number(b.date))[0];
    if (anchor?.kind === 'days' && anchor.and) this.#base = this.#number(anchor.and) - (anchor.days[0] ?? 1) + 1;
    else this.#base = earliest ? this.#number(earliest.date) : null;
    this.first = anchor ? null : (earliest?.cell ?? null);
    this.firstWeekday = this.#followWeekdays(readings);
    const last = Math.max(1, ...readings.flatMap(({ reading }) => (reading.kind === 'every' ? [] : (this.daysOf(reading) ?? []))));
    this.#every = Array.from({ length: Math.min(last, MOST_DAYS) }, (_, index) => index + 1);
  }

  /** Days a reading means; null when it means none. */
  daysOf(reading: DayReading): readonly number[] | null {
    switch (reading.kind) {
      case 'days':
        return reading.days.length === 0 ? null : reading.days;
      case 'dates':
        return this.#base === null ? null : reading.dates.map((date) => this.#number(date) - (this.#base ?? 0) + 1);
      case 'weekday': {
        const day = this.#weekdays.get(reading);
        return day === undefined ? null : [day];
      }
      case 'every':
        return this.#every;
      case 'before':
        return [];
    }
  }

  /** Dates without a year go on into the next one when they jump back by months. */
  #roll(dates: readonly WrittenDate[]): void {
    let year = 0;
    let month = dates[0]?.month ?? 1;
    for (const date of dates) {
      if (date.year === null && date.month < month - 6) year += 1;
      month = date.month;
      this.#rolled.set(date, year);
    }
  }

  #number(date: WrittenDate): number {
    return epochDay(date, this.#yearUnknown + (this.#rolled.get(date) ?? 0));
  }

  #followWeekdays(readings: readonly { readonly reading: DayReading; readonly cell: Cell }[]): Cell | null {
    let last: { readonly weekday: number; readonly day: number } | null = null;
    let first: Cell | null = null;
    for (const { reading, cell } of readings) {
      if (reading.kind !== 'weekday') continue;
      first ??= cell;
      const day: number = last === null ? 1 : last.day + ((reading.weekday - last.weekday + 7) % 7);
      last = { weekday: reading.weekday, day };
      this.#weekdays.set(reading, day);
    }
    return first;
  }
}

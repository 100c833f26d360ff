/** Days from 1899-12-30, where spreadsheets begin to count, to 1970-01-01. */
const EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;

const DATE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})秒?|分)?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/u;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/u;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/u;

/**
 * Reads a moment as shops write it, in the zone of the workspace unless it names its own: `2026-11-25 18:19:02`, `2026/11/25 18:19`, `2026年11月25日 18:19`,
 * `20261125181902`, a spreadsheet's serial number, ISO 8601. Gives ISO 8601 in UTC; null when it is none. `11/12/2026` could be two days and is none.
 */
export function readOrderTime(written: string, zone: string): string | null {
  const text = written
    .normalize('NFKC')
    .replace(/^[='"\t]+|["'\t]+$/gu, '')
    .trim();
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) {
    const moment = new Date(Math.round((Number(text) - EPOCH_SERIAL) * (DAY_MS / 1000)) * 1000);
    return inZone(moment.toISOString().slice(0, 19), zone);
  }
  const match = DATE.exec(text) ?? COMPACT.exec(text);
  if (match) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', offset] = match;
    const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
    if (offset === undefined) return inZone(local, zone);
    const moment = new Date(`${local}${offset === 'Z' ? 'Z' : offset.replace(/^([+-]\d{2}):?(\d{2})$/u, '$1:$2')}`);
    return Number.isNaN(moment.getTime()) || inZone(local, 'UTC') === null ? null : moment.toISOString();
  }
  const slashed = SLASHED.exec(text);
  if (!slashed) return null;
  const [, first = '', second = '', year, hour = '0', minute = '0', seconds = '0'] = slashed;
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  if (Number(first) <= 12 && Number(second) <= 12 && first !== second) return null;
  return inZone(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(seconds)}`, zone);
}

function inZone(local: string, zone: string): string | null {
  try {
    const time = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
    if (time.year < 2000 || time.year > 2100) return null;
    return new Date(time.toZonedDateTime(zone).epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}

function two(digits: string | undefined): string {
  return (digits ?? '0').padStart(2, '0');
}

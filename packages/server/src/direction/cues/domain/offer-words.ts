import { type Cue, instantOf, type Offer, type Script } from '@kuaishan/script';
import { openingOf } from './timetable.ts';

/** What a text may say of an offer, worded for the language the text is in. Undefined: it cannot be said now. */
export interface OfferWords {
  readonly price: string | undefined;
  readonly closesAt: string | undefined;
  /** undefined once it has closed: a text that counts down to nothing is not sent */
  readonly timeLeft: string | undefined;
}

const NONE: OfferWords = { price: undefined, closesAt: undefined, timeLeft: undefined };

/**
 * The offer a cue is about (or the script's only one), in words of this moment. The close is the declared one: a group that runs late does not move it.
 * @param o.openingAt the moment the campaign opened
 */
export function offerWords({ script, cue, ...o }: { script: Script; cue: Cue; now: Date; openingAt: Date; zone: string }): OfferWords {
  const offer = offerOf(cue, script);
  if (!offer) return NONE;
  const chinese = /\p{Script=Han}/u.test(cue.texts[0] ?? '');
  const now = Temporal.Instant.fromEpochMilliseconds(o.now.getTime());
  const closes = instantOf(offer.closesAt, openingOf(o));
  return {
    price: priceWords(offer.priceMinor, script.currency),
    closesAt: closeWords(closes.toZonedDateTimeISO(o.zone), now.toZonedDateTimeISO(o.zone), chinese),
    timeLeft: leftWords(Math.floor((closes.epochMilliseconds - now.epochMilliseconds) / 60_000), chinese),
  };
}

function offerOf({ about }: Cue, { offers }: Script): Offer | null {
  const [only] = offers;
  if (about === null) return offers.length === 1 ? (only ?? null) : null;
  return offers.find(({ id }) => id === about) ?? null;
}

/** `¥999`, `¥9.90`: whole amounts without their noughts. */
function priceWords(priceMinor: number, currency: string): string {
  const digits = priceMinor % 100 === 0 ? 0 : 2;
  const money = new Intl.NumberFormat('zh-CN', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return money.format(priceMinor / 100);
}

/** Today the clock is enough. */
function closeWords(closes: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime, chinese: boolean): string {
  const clock = closes.toPlainTime().toString({ smallestUnit: 'minute' });
  if (closes.toPlainDate().equals(now.toPlainDate())) return clock;
  return chinese
    ? `${closes.month}月${closes.day}日${clock}`
    : `${closes.toLocaleString('en', { month: 'short', day: 'numeric' })}, ${clock}`;
}

/** Whole minutes, rounded down: never more than there is. */
function leftWords(minutes: number, chinese: boolean): string | undefined {
  if (minutes < 1) return undefined;
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = chinese
    ? [days && `${days}天`, hours && `${hours}小时`, days === 0 && rest > 0 && `${rest}分钟`]
    : [days && plural(days, 'day'), hours && plural(hours, 'hour'), days === 0 && rest > 0 && plural(rest, 'minute')];
  return parts.filter((part) => part !== 0 && part !== false).join(chinese ? '' : ' ');
}

function plural(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

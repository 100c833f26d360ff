import type { Cue, Offer, Script } from '../script.ts';

/** What a text may say of an offer, worded for the language the text is in. Undefined: it cannot be said now. */
export interface OfferTexts {
  readonly price: string | undefined;
  readonly closesAt: string | undefined;
  /** undefined once it has closed: a text that counts down to nothing is not sent */
  readonly timeLeft: string | undefined;
}

/** When an offer closes, as somebody reads it at a moment. */
export interface CloseSeen {
  /** wall clock of the close */
  readonly month: number;
  readonly dayOfMonth: number;
  /** `22:30` */
  readonly clock: string;
  /** the close is on the day it is read: the clock is enough */
  readonly today: boolean;
  /** whole minutes, rounded down: never more than there is */
  readonly minutesLeft: number;
}

/** The offer a cue is about, or the script's only one; null where it speaks of none, or of one of several that it does not name. */
export function offerOfCue({ about }: Pick<Cue, 'about'>, { offers }: Pick<Script, 'offers'>): Offer | null {
  const [only] = offers;
  if (about === null) return offers.length === 1 ? (only ?? null) : null;
  return offers.find(({ id }) => id === about) ?? null;
}

/** An offer in the words of a cue's text: Chinese where its first text is. Needs no clock of its own, so that an editor words it as the server does. */
export function offerTexts(
  offer: Offer,
  o: { readonly cue: Pick<Cue, 'texts'>; readonly currency: string; readonly close: CloseSeen },
): OfferTexts {
  const chinese = /\p{Script=Han}/u.test(o.cue.texts[0] ?? '');
  return {
    price: priceWords(offer.priceMinor, o.currency),
    closesAt: closeWords(o.close, chinese),
    timeLeft: leftWords(o.close.minutesLeft, chinese),
  };
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

function closeWords({ month, dayOfMonth, clock, today }: CloseSeen, chinese: boolean): string {
  if (today) return clock;
  if (chinese) return `${month}月${dayOfMonth}日${clock}`;
  const date = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
  // any leap year: only month and day are said
  return `${date.format(Date.UTC(2000, month - 1, dayOfMonth))}, ${clock}`;
}

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

import { type Cue, instantOf, type OfferTexts, offerOfCue, offerTexts, type Script } from '@kuaishan/script';
import { openingOf } from './timetable.ts';

const NONE: OfferTexts = { price: undefined, closesAt: undefined, timeLeft: undefined };

/**
 * The offer a cue is about (or the script's only one), in words of this moment. The close is the declared one: a group that runs late does not move it.
 * @param o.openingAt the moment the campaign opened
 */
export function offerWords({ script, cue, ...o }: { script: Script; cue: Cue; now: Date; openingAt: Date; zone: string }): OfferTexts {
  const offer = offerOfCue(cue, script);
  if (!offer) return NONE;
  const instant = Temporal.Instant.fromEpochMilliseconds(o.now.getTime());
  const closesAt = instantOf(offer.closesAt, openingOf(o));
  const [now, closes] = [instant.toZonedDateTimeISO(o.zone), closesAt.toZonedDateTimeISO(o.zone)];
  const close = {
    ...{ month: closes.month, dayOfMonth: closes.day, clock: closes.toPlainTime().toString({ smallestUnit: 'minute' }) },
    today: closes.toPlainDate().equals(now.toPlainDate()),
    minutesLeft: Math.floor((closesAt.epochMilliseconds - instant.epochMilliseconds) / 60_000),
  };
  return offerTexts(offer, { cue, currency: script.currency, close });
}

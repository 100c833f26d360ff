import { type RawBuilder, sql } from 'kysely';

/**
 * How long a prompt waits for its owner before a deputy is asked too: a third of its life, so that two thirds are left to act; two minutes at
 * least, in which a person at work looks at their phone; a quarter of an hour at most, however long it stays true.
 */
const UNCLAIMED = { part: 3, atLeast: '2 minutes', atMost: '15 minutes' } as const;
/** A link posted in a lively room is opened within minutes; after twenty in which nobody did, somebody should look whether it is there. */
const UNOPENED_AFTER_MINUTES = 20;

/** When a prompt that waits from `from` until `validUntil` goes to the deputy. Always before its end: a life of under three minutes is split 2 : 1. */
export function escalateAt(from: Date, validUntil: RawBuilder<unknown>): RawBuilder<Date> {
  const life = sql`(${validUntil} - ${from}::timestamptz)`;
  return sql<Date>`${from}::timestamptz + least(greatest(${life} / ${UNCLAIMED.part}, ${UNCLAIMED.atLeast}::interval), ${UNCLAIMED.atMost}::interval,
    ${life} * 2 / 3)`;
}

/** When somebody is asked to look after a post claimed at `claimedAt` whose link nobody has opened. */
export function unopenedAt(claimedAt: Date): Date {
  return new Date(claimedAt.getTime() + UNOPENED_AFTER_MINUTES * 60_000);
}

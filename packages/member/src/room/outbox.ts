import type { PlaceName } from '../api/message.ts';

/** A message written here and not yet answered by the server. It keeps its `clientKey` for life, so sending it again never doubles it. */
export interface Outgoing {
  readonly clientKey: string;
  readonly place: PlaceName;
  readonly text: string;
  /** milliseconds; only for order: always later than the one written before */
  readonly writtenAt: number;
  /** `waiting`: will be sent until answered; `refused`: the server said no, the writer decides */
  readonly state: 'waiting' | 'refused';
  /** the server's words when refused */
  readonly reason: string | null;
}

/** In the order written. */
export type Outbox = readonly Outgoing[];

export function withWritten(
  outbox: Outbox,
  o: { readonly clientKey: string; readonly place: PlaceName; readonly text: string; readonly nowMs: number },
): Outbox {
  const last = outbox[outbox.length - 1]?.writtenAt ?? 0;
  const written: Outgoing = {
    clientKey: o.clientKey,
    place: o.place,
    text: o.text,
    // a phone's clock may have been set back
    writtenAt: Math.max(last + 1, o.nowMs),
    state: 'waiting',
    reason: null,
  };
  return [...outbox, written];
}

/** The message arrived (by answer, push or feed), or its writer threw it away. */
export function without(outbox: Outbox, clientKeys: ReadonlySet<string>): Outbox {
  return outbox.some((entry) => clientKeys.has(entry.clientKey)) ? outbox.filter((entry) => !clientKeys.has(entry.clientKey)) : outbox;
}

export function withRefused(outbox: Outbox, clientKey: string, reason: string): Outbox {
  return outbox.map((entry) => (entry.clientKey === clientKey ? { ...entry, state: 'refused', reason } : entry));
}

/** The writer tries a refused message again: same text, same key. */
export function withRetried(outbox: Outbox, clientKey: string): Outbox {
  return outbox.map((entry) => (entry.clientKey === clientKey ? { ...entry, state: 'waiting', reason: null } : entry));
}

/** The oldest one waiting: one at a time, so that they arrive in the order written. A refused one does not hold up the rest. */
export function nextToSend(outbox: Outbox): Outgoing | undefined {
  return outbox.find((entry) => entry.state === 'waiting');
}

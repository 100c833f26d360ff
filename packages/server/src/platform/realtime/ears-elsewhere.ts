import { randomUUID } from 'node:crypto';

/** How often every process says what its pages listen to, so that a lost word is made good. */
const SAY_EVERY_MS = 5_000;
/** Who has not said anything for three times that has died. */
const FORGET_AFTER_MS = 3 * SAY_EVERY_MS;

/** What a process says of its own ears: all of them, or what was added and went. */
export interface EarsWord {
  readonly from: string;
  readonly all?: readonly string[];
  readonly opened?: readonly string[];
  readonly closed?: readonly string[];
  /** a newcomer wants to hear everybody's */
  readonly asks?: boolean;
}

export interface EarsElsewhere {
  /** Whether pages of another process listen in one of these rooms. While that is not known: yes. */
  listen(rooms: readonly string[]): boolean;
  /** A room of ours got its first listener, or lost its last. */
  opened(room: string): void;
  closed(room: string): void;
  /** Takes another process's word. */
  hear(word: EarsWord): void;
  /** The line holds (again): tell and ask. */
  connected(): void;
  stop(): void;
}

/**
 * Knows which rooms have listeners at other processes, so that nothing is read back and sent about for nobody. A wrong "no" would keep a page from
 * hearing something, so: as long as the line does not hold the answer is yes, and a room's first listener looks again once all others know of it.
 * @param o.say tells all other processes; calls back when they have taken it, or have had time to
 * @param o.lookAgain the pages in a room should ask what they missed
 */
export function openEarsElsewhere(o: {
  say: (word: EarsWord, taken?: () => void) => void;
  ours: () => readonly string[];
  holds: () => boolean;
  lookAgain: (room: string) => void;
  /** milliseconds, for tests */
  now?: () => number;
}): EarsElsewhere {
  const now = o.now ?? (() => performance.now());
  const me = randomUUID();
  const others = new Map<string, { readonly rooms: Set<string>; heardAt: number }>();
  const sayAll = (asks = false) => o.say({ from: me, all: o.ours(), ...(asks && { asks }) });
  const saying = setInterval(() => o.holds() && sayAll(), SAY_EVERY_MS);
  saying.unref();

  return {
    listen: (rooms) => {
      if (!o.holds()) return true;
      for (const [id, other] of others) {
        if (now() - other.heardAt > FORGET_AFTER_MS) others.delete(id);
        else if (rooms.some((room) => other.rooms.has(room))) return true;
      }
      return false;
    },
    opened: (room) => {
      if (o.holds()) o.say({ from: me, opened: [room] }, () => o.lookAgain(room));
    },
    closed: (room) => {
      if (o.holds()) o.say({ from: me, closed: [room] });
    },
    hear: (word) => {
      if (word.from === me) return;
      const rooms = word.all ? new Set(word.all) : (others.get(word.from)?.rooms ?? new Set<string>());
      for (const room of word.opened ?? []) rooms.add(room);
      for (const room of word.closed ?? []) rooms.delete(room);
      others.set(word.from, { rooms, heardAt: now() });
      if (word.asks) sayAll();
    },
    connected: () => {
      sayAll(true);
      // whatever others told while the line was down is caught up from the database
      for (const room of o.ours()) o.lookAgain(room);
    },
    stop: () => clearInterval(saying),
  };
}

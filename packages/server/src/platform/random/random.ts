import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';

/** Ids, secrets and seeds. Injected, so that tests can repeat a run. */
export interface Random {
  /** UUID version 7: its first 48 bits are domain time, so ids sort by creation and indexes stay warm. Not a secret. */
  uuid(): string;
  /** A secret of 192 bits: 32 url-safe characters. */
  token(): string;
  /** A signed 32-bit integer, as PostgreSQL's `integer`. */
  seed(): number;
}

/** Randomness from the operating system. */
export function systemRandom(clock: Pick<Clock, 'now'>): Random {
  return randomFrom({ clock, bytes: (n) => randomBytes(n) });
}

/** The same ids, tokens and seeds in every run with the same seed and clock; for tests and rehearsals, never for secrets. */
export function seededRandom(o: { clock: Pick<Clock, 'now'>; seed: number }): Random {
  const next = mulberry32(o.seed);
  return randomFrom({ clock: o.clock, bytes: (n) => Buffer.from(Array.from({ length: n }, () => Math.floor(next() * 256))) });
}

/**
 * As `seededRandom`, with a stream of its own for each of `scope()`'s labels: whoever draws at the same time as others draws the same whoever is
 * quicker. For rehearsals, whose virtual people act side by side.
 */
export function scopedRandom(o: { clock: Pick<Clock, 'now'>; seed: number; scope: () => string }): Random {
  const streams = new Map<string, Random>();
  const stream = (): Random => {
    const label = o.scope();
    const known = streams.get(label);
    if (known) return known;
    let drawn = 0;
    // SHA-256, not 32 bits of state: thousands of streams must not meet
    const fresh = randomFrom({
      clock: o.clock,
      bytes: (n) => createHash('sha256').update(`${o.seed}\n${label}\n${drawn++}`).digest().subarray(0, n),
    });
    streams.set(label, fresh);
    return fresh;
  };
  return { uuid: () => stream().uuid(), token: () => stream().token(), seed: () => stream().seed() };
}

function randomFrom(o: { clock: Pick<Clock, 'now'>; bytes: (count: number) => Buffer }): Random {
  let lastMs = 0;
  let sequence = 0;
  return {
    uuid: () => {
      const bytes = o.bytes(16);
      const ms = o.clock.now().getTime();
      // RFC 9562 §6.2 method 1: within a millisecond the 12 bits after the version count up from a random start with its top bit clear
      if (ms > lastMs) {
        lastMs = ms;
        sequence = bytes.readUInt16BE(6) & 0x7ff;
      } else if (++sequence > 0xfff) {
        lastMs += 1;
        sequence = 0;
      }
      bytes.writeUIntBE(lastMs, 0, 6);
      bytes.writeUInt16BE(0x7000 | sequence, 6);
      bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    token: () => o.bytes(24).toString('base64url'),
    seed: () => o.bytes(4).readInt32BE(0),
  };
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to vary phrases and tests. Gives numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

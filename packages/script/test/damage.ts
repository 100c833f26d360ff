/** Good files and texts with something wrong in random places, for the properties that nothing breaks on them. */
import fc from 'fast-check';

interface Blow {
  /** where, as a share of the whole, so that a shrunk file is hit in the same place */
  readonly at: number;
  readonly kind: 'flip' | 'insert' | 'repeat' | 'remove' | 'end';
  readonly size: number;
  readonly filler: number;
}

const blow: fc.Arbitrary<Blow> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('flip', 'insert', 'repeat', 'remove', 'end'),
  size: fc.integer({ min: 1, max: 64 }),
  filler: fc.integer({ min: 0, max: 255 }),
});

/** One to six blows; `damagedBytes` and `damagedText` deal them. */
export const blows: fc.Arbitrary<readonly Blow[]> = fc.array(blow, { minLength: 1, maxLength: 6 });

export function damagedBytes(bytes: Uint8Array, dealt: readonly Blow[]): Uint8Array {
  return dealt.reduce(struckBytes, bytes);
}

function struckBytes(now: Uint8Array, { at, kind, size, filler }: Blow): Uint8Array {
  const place = Math.floor(at * now.length);
  const [before, hit, after] = [now.subarray(0, place), now.subarray(place, place + size), now.subarray(place + size)];
  switch (kind) {
    case 'remove':
      return joined([before, after]);
    case 'end':
      return before.slice();
    case 'repeat':
      return joined([before, hit, hit, after]);
    case 'insert':
      return joined([before, new Uint8Array(size).fill(filler), hit, after]);
    case 'flip':
      return joined([before, hit.map((byte) => byte ^ (filler | 1)), after]);
  }
}

/**
 * The same in letters.
 * @param fillers what is written into it: signs that mean something there
 */
export function damagedText(text: string, dealt: readonly Blow[], fillers: readonly string[]): string {
  return dealt.reduce((now, one) => struckText(now, one, fillers[one.filler % fillers.length] ?? ''), text);
}

function struckText(now: string, { at, kind, size }: Blow, sign: string): string {
  const place = Math.floor(at * now.length);
  const [before, hit, after] = [now.slice(0, place), now.slice(place, place + size), now.slice(place + size)];
  switch (kind) {
    case 'remove':
      return before + after;
    case 'end':
      return before;
    case 'repeat':
      return before + hit + hit + after;
    case 'insert':
      return before + sign + hit + after;
    case 'flip':
      return before + sign + after;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** How often a property over files is tried: a few seconds' worth, or as often as `FUZZ_RUNS` says. */
export function fuzzRuns(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env['FUZZ_RUNS'] ?? usual) };
}

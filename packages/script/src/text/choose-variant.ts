/**
 * Which phrasing somebody gets: the same for the same seed, evenly spread over seeds that lie close together.
 *
 * @param seed any integer; mix the member's own seed with the cue so that one person does not always get the first phrasing
 */
export function chooseVariant(texts: readonly string[], seed: number): string {
  const chosen = texts[mix(seed) % texts.length];
  if (chosen === undefined) throw new Error('chooseVariant needs at least one text');
  return chosen;
}

/** murmur3's 32-bit finaliser: every bit of the seed reaches every bit of the answer. */
function mix(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

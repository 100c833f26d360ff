/**
 * A number in [0, 1) that depends on nothing but its label: the demo's virtual people decide the same way every time they are asked, also after a
 * restart, so nothing about them has to be kept. (FNV-1a, then the finalizer of MurmurHash3 to spread neighbouring labels.)
 */
export function chance(label: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < label.length; index += 1) hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** One of `items`, by the label. */
export function pick<T>(items: readonly [T, ...T[]], label: string): T {
  return items[Math.floor(chance(label) * items.length)] ?? items[0];
}

/** One of `items` by weight, by the label. */
export function pickWeighted<T extends { readonly weight: number }>(items: readonly T[], label: string): T {
  let rest = chance(label) * items.reduce((sum, { weight }) => sum + weight, 0);
  for (const item of items) {
    rest -= item.weight;
    if (rest < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new Error('nothing to pick from');
  return last;
}

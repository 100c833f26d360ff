/** All ways to write a number as a sum of so many numbers of at least 1, in order. */
export function compositions(total: number, terms: number): readonly (readonly number[])[] {
  if (terms <= 1) return total >= 1 && terms === 1 ? [[total]] : [];
  const found: number[][] = [];
  for (let first = 1; first <= total - terms + 1; first += 1) {
    for (const rest of compositions(total - first, terms - 1)) found.push([first, ...rest]);
  }
  return found;
}

/** The cheapest of several ways; of equally cheap ones the first. */
export function cheapest<T>(ways: readonly T[], costOf: (way: T) => number): T | undefined {
  let best: { way: T; cost: number } | undefined;
  for (const way of ways) {
    const cost = costOf(way);
    if (!best || cost < best.cost) best = { way, cost };
  }
  return best?.way;
}

/** Where each day of the programme goes: the first and the last day of the new programme that come from it. */
export type DayMap = ReadonlyMap<number, { readonly first: number; readonly last: number }>;

/** @param sizes how many days of the old programme each new day takes */
export function daysPutTogether(sizes: readonly number[]): DayMap {
  const map = new Map<number, { first: number; last: number }>();
  for (const [index, size] of sizes.entries()) {
    for (let taken = 0; taken < size; taken += 1) map.set(map.size + 1, { first: index + 1, last: index + 1 });
  }
  return map;
}

/** @param sizes how many days of the new programme each old day gets */
export function daysTakenApart(sizes: readonly number[]): DayMap {
  let day = 1;
  return new Map(
    sizes.map((size, index) => {
      const [first, last] = [day, day + size - 1];
      day += size;
      return [index + 1, { first, last }] as const;
    }),
  );
}

/** Numbers measured again and again, as they are quoted. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, smallest and largest of at least one number. */
export function spreadOf(numbers: readonly number[], digits = 0): Spread {
  const at = (share: number) => rounded(quantile(numbers, share), digits);
  return { median: at(0.5), min: at(0), max: at(1) };
}

/** The smallest number that at least this share of the numbers does not exceed (nearest rank). */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export function rounded(number: number, digits = 0): number {
  return Number(number.toFixed(digits));
}

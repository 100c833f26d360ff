/**
 * The candidate most like a mistyped word, for "did you mean". Null when none is near: at most one edit for up to four letters, two beyond.
 * An edit is a letter added, dropped, changed, or two neighbours swapped (optimal string alignment distance).
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const typed = [...word.toLowerCase()].slice(0, 40);
  const allowed = typed.length <= 4 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    const distance = editDistance(typed, [...candidate.toLowerCase()]);
    // a one-letter word would be "near" to any other
    if (distance < bestDistance && distance < typed.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

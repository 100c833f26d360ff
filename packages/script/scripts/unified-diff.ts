/** Two texts as one, line by line: `-` only in the first, `+` only in the second. The whole texts, since both are short. */
export function unifiedDiff(before: string, after: string): string {
  const [a, b] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  // longest common subsequence, from the end
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      (longest[i] ?? [])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(` ${a[i] ?? ''}`);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`-${a[i] ?? ''}`);
      i += 1;
    } else {
      lines.push(`+${b[j] ?? ''}`);
      j += 1;
    }
  }
  return lines.join('\n');
}

/** A line of two texts laid over each other. */
export interface ChangedLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** 1-based, in the text the line is in (of the second, where it is in both) */
  readonly line: number;
}

/** Two texts as one, line by line: `-` only in the first, `+` only in the second. Time grows with the square of what lies between the first and last difference. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const same = (from: number, to: number) =>
    b.slice(from, to).map((text, index): ChangedLine => ({ sign: ' ', text, line: from + index + 1 }));
  return [
    ...same(0, head),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...same(b.length - tail, b.length),
  ];
}

/** By their longest common subsequence. */
function between(a: readonly string[], b: readonly string[], offset: number): readonly ChangedLine[] {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = longest[i];
    for (let j = b.length - 1; row && j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: ChangedLine[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ sign: ' ', text: left, line: offset + j + 1 });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: left, line: offset + i + 1 });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ sign: '+', text: right, line: offset + j + 1 });
      j += 1;
    }
  }
  return lines;
}

import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { benches } from './benches.ts';
import type { Bench } from './parts/bench.ts';

/** The smallest size of each at which everything it does is still done. What it checks of itself is checked; how long it took is nobody's concern. */
const tiny: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  perform: { groups: '3', members: '4', rounds: '1', moments: '3', jobs: '20' },
};

/** Each starts a database and several processes of its own. */
const whole = { timeout: 120_000 };

async function runTiny(bench: Bench, asked: Readonly<Record<string, string>>) {
  const closing: (() => unknown)[] = [];
  try {
    return await bench.run(asked, { directory: tmpdir(), say: () => {}, afterwards: (work) => void closing.push(work) });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

test('every bench has a size for this test, and one of its options only', () => {
  expect(Object.keys(tiny)).toEqual(Object.keys(benches));
  for (const [name, bench] of Object.entries(benches)) expect(Object.keys(tiny[name] ?? {})).toEqual(Object.keys(bench.options));
});

test('perform: performs in one and in two processes what it inserts bare, and gives the figures that are asked of it', whole, async () => {
  const { figures, lines } = await runTiny(benches['perform']!, tiny['perform']!);
  expect(figures).toMatchObject({
    sizes: { rows: 15 },
    runs: [1, 2].map((processes) => ({
      processes,
      rowsPerSecond: expect.any(Number),
      bareRowsPerSecond: expect.any(Number),
      personalised: { rowsPerSecond: expect.any(Number), bareRowsPerSecond: expect.any(Number) },
      latenessMs: { p50: expect.any(Number), p99: expect.any(Number) },
      rssMb: expect.any(Number),
    })),
    live: { groups: 20, moments: 3 },
    jobs: { jobs: 20 },
  });
  expect(lines.join('\n')).toContain('of bare');
});

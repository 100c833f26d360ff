import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { benches } from './benches.ts';
import type { Bench } from './parts/bench.ts';

/** The smallest size of each at which everything it does is still done. What it checks of itself is checked; how long it took is nobody's concern. */
const tiny: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  perform: { groups: '3', members: '4', rounds: '1', moments: '3', jobs: '20' },
  history: { past: '3', runs: '90', messages: '600', groups: '4', members: '3', times: '2' },
  connections: { members: '6', rooms: '2', seconds: '2' },
  script: { small: '10', middle: '20', large: '40', times: '2' },
};

/** Each starts a database and several processes of its own. */
const whole = { timeout: 240_000 };

async function runTiny(bench: Bench, asked: Readonly<Record<string, string>>) {
  const closing: (() => unknown)[] = [];
  try {
    return await bench.run(asked, { directory: tmpdir(), say: () => {}, afterwards: (work) => void closing.push(work) });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

test('every bench has a tiny size here, in all of its options', () => {
  // studio needs the built pages and a browser: its tiny run is among the browser flows (e2e/flows/bench.spec.ts)
  expect([...Object.keys(tiny), 'studio']).toEqual(Object.keys(benches));
  for (const [name, sizes] of Object.entries(tiny)) expect(Object.keys(sizes)).toEqual(Object.keys(benches[name]?.options ?? {}));
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

test('history: asks the same of a workspace with a past and of one without, and is given the same', whole, async () => {
  const { figures } = await runTiny(benches['history']!, tiny['history']!);
  const spread = { median: expect.any(Number), min: expect.any(Number), max: expect.any(Number) };
  expect(figures).toMatchObject({
    results: expect.arrayContaining([{ ask: 'board', ratio: expect.any(Number), noneMs: spread, pastMs: spread }]),
  });
});

test('connections: every member hears every post of their room once, from our server and from the bare one', whole, async () => {
  const { figures } = await runTiny(benches['connections']!, tiny['connections']!);
  expect(figures).toMatchObject({
    results: [
      { server: 'kuaishan', rooms: 2, arrivals: 12 },
      { server: 'bare', rooms: 2, arrivals: 12 },
      { server: 'kuaishan', rooms: 1, arrivals: 12 },
      { server: 'bare', rooms: 1, arrivals: 12 },
    ],
  });
});

test(
  'script: parses, lints and plans texts of three sizes, each without an error, beside a bare reading of the same YAML',
  whole,
  async () => {
    const { figures, lines } = await runTiny(benches['script']!, tiny['script']!);
    const spread = { median: expect.any(Number), min: expect.any(Number), max: expect.any(Number) };
    expect(figures).toMatchObject({
      results: [10, 20, 40].map((cues) => ({
        cues,
        bareMs: spread,
        parseMs: spread,
        lintMs: spread,
        planMs: spread,
        p95Ms: expect.any(Number),
      })),
    });
    expect(lines.join('\n')).toContain('of bare YAML');
  },
);

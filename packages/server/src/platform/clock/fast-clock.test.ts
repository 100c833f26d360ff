import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openFastClock } from './fast-clock.ts';

const startAt = new Date('2026-12-01T09:00:00+08:00');
const minute = 60_000;
const folders: string[] = [];

function fixture() {
  const folder = mkdtempSync(join(tmpdir(), 'kuaishan-clock-'));
  folders.push(folder);
  const wall = { ms: 0 };
  const file = join(folder, 'clock.json');
  return { wall, file, open: (speed = 1440) => openFastClock({ file, speed, startAt, wallMs: () => wall.ms }) };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('a day passes in a minute at ×1440', () => {
  const { wall, open } = fixture();
  const clock = open();
  wall.ms += minute;
  expect(clock.now().getTime() - startAt.getTime()).toBe(24 * 60 * minute);
  clock.close();
});

test('after a clean stop it goes on exactly where it stopped, however long it was down', () => {
  const { wall, open } = fixture();
  const first = open();
  wall.ms += 7_777;
  first.close();
  wall.ms += 3_600_000;
  const again = open();
  expect(again.now()).toEqual(first.now());
  again.close();
});

test('after kill -9 at any moment it never shows a time earlier than one already shown, and skips at most half a second of wall time', () => {
  const { wall, open } = fixture();
  let shown = startAt.getTime();
  for (let life = 0; life < 50; life++) {
    const clock = open();
    const resumedAt = clock.now().getTime();
    expect(resumedAt).toBeGreaterThanOrEqual(shown);
    expect(resumedAt - shown).toBeLessThanOrEqual(500 * 1440);
    for (let step = 0; step < 20; step++) {
      wall.ms += (life * 37 + step * 101) % 700;
      const now = clock.now().getTime();
      expect(now).toBeGreaterThanOrEqual(shown);
      shown = now;
    }
    // no close: the process was killed
  }
});

test('a change of speed keeps the time, is told to listeners and counts from then on', () => {
  const { wall, open } = fixture();
  const clock = open();
  let told = 0;
  clock.onChange(() => told++);
  wall.ms += 1_000;
  const before = clock.now().getTime();
  clock.setSpeed(60);
  clock.setSpeed(60);
  expect(clock.now().getTime()).toBe(before);
  wall.ms += 1_000;
  expect(clock.now().getTime() - before).toBe(minute);
  expect(told).toBe(1);
  clock.close();
});

test('a sleeper is woken early when the clock speeds up', async () => {
  const { file } = fixture();
  const clock = openFastClock({ file, speed: 1, startAt });
  const woken = new Promise<void>((wake) => clock.wakeAt(new Date(startAt.getTime() + 30 * minute), wake));
  clock.setSpeed(1_000_000);
  const keepAlive = setInterval(() => {}, 1_000);
  await woken;
  clearInterval(keepAlive);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(startAt.getTime() + 30 * minute);
  clock.close();
});

test('the time is on disk before it is given out', () => {
  const { wall, file, open } = fixture();
  const clock = open();
  for (let i = 0; i < 10; i++) {
    wall.ms += 321;
    const now = clock.now();
    const { reservedUntil } = JSON.parse(readFileSync(file, 'utf8')) as { reservedUntil: string };
    expect(new Date(reservedUntil).getTime()).toBeGreaterThanOrEqual(now.getTime());
  }
  clock.close();
});

test('a damaged state file is refused with what to do, and a speed of nothing is refused', () => {
  const { file, open } = fixture();
  expect(() => open(0)).toThrow('positive number');
  writeFileSync(file, '{"reservedUntil":');
  expect(() => open()).toThrow(/clock\.json.*delete the demo's data directory/);
});

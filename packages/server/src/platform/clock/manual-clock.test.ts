import { expect, test } from 'vitest';
import { manualClock } from './manual-clock.ts';

const at = (time: string) => new Date(`2026-12-01T${time}:00+08:00`);

test('moving on calls sleepers in the order of their times, each seeing its own time', () => {
  const clock = manualClock(at('09:00'));
  const seen: [string, Date][] = [];
  clock.wakeAt(at('10:30'), () => seen.push(['later', clock.now()]));
  clock.wakeAt(at('09:30'), () => {
    seen.push(['sooner', clock.now()]);
    clock.wakeAt(at('10:00'), () => seen.push(['nested', clock.now()]));
  });
  const cancel = clock.wakeAt(at('09:45'), () => seen.push(['cancelled', clock.now()]));
  cancel();
  clock.advance({ hours: 2 });
  expect(seen).toEqual([
    ['sooner', at('09:30')],
    ['nested', at('10:00')],
    ['later', at('10:30')],
  ]);
  expect(clock.now()).toEqual(at('11:00'));
});

test('a sleeper whose time has come already is called without anybody moving the clock', async () => {
  const clock = manualClock(at('09:00'));
  await new Promise<void>((wake) => clock.wakeAt(at('08:00'), wake));
});

test('it refuses to run backward', () => {
  expect(() => manualClock(at('09:00')).moveTo(at('08:59'))).toThrow('never runs backward');
});

import { describe, expect, test } from 'vitest';
import { readScript, type SmallCue, smallScript } from '../../test/small-script.ts';
import { planScript } from './plan-script.ts';
import type { Opening } from './wall-clock.ts';

const shanghai: Opening = { opening: '2026-12-01T09:00', zone: 'Asia/Shanghai' };

function plan(cues: readonly SmallCue[], opening: Opening, head: readonly string[] = []) {
  return planScript(readScript(smallScript({ cues, head, open: true })), opening);
}
const times = (cues: readonly SmallCue[], opening: Opening) => plan(cues, opening).map(({ cue, day, at }) => `${cue} ${day} ${at}`);

test('day N is the opening’s local date and N − 1 days, at the wall clock, with the offset', () => {
  expect(
    times(
      [
        { id: 'a', when: 'day 1 09:00' },
        { id: 'b', when: 'day 6 23:59' },
      ],
      shanghai,
    ),
  ).toEqual(['a 1 2026-12-01T09:00:00+08:00', 'b 6 2026-12-06T23:59:00+08:00']);
});

test('months and years end where the calendar ends them', () => {
  expect(times([{ id: 'a', when: 'day 2 00:00' }], { opening: '2026-12-31T20:00', zone: 'Asia/Shanghai' })).toEqual([
    'a 2 2027-01-01T00:00:00+08:00',
  ]);
  expect(times([{ id: 'a', when: 'day 2 08:00' }], { opening: '2028-02-28T20:00', zone: 'Asia/Shanghai' })).toEqual([
    'a 2 2028-02-29T08:00:00+08:00',
  ]);
});

describe('where clocks go forward (New York, 8 March 2026, 02:00 → 03:00)', () => {
  const opening: Opening = { opening: '2026-03-07T09:00', zone: 'America/New_York' };

  test('wall-clock times hold, whatever the offset', () => {
    expect(
      times(
        [
          { id: 'a', when: 'day 1 20:00' },
          { id: 'b', when: 'day 2 20:00' },
        ],
        opening,
      ),
    ).toEqual(['a 1 2026-03-07T20:00:00-05:00', 'b 2 2026-03-08T20:00:00-04:00']);
  });

  test('a time that does not exist moves forward by the hour that was skipped', () => {
    expect(times([{ id: 'a', when: 'day 2 02:30' }], opening)).toEqual(['a 2 2026-03-08T03:30:00-04:00']);
  });

  test('durations are exact', () => {
    expect(
      times(
        [
          { id: 'a', when: 'day 1 20:00' },
          { id: 'b', when: '24h after a' },
        ],
        opening,
      )[1],
    ).toBe('b 2 2026-03-08T21:00:00-04:00');
  });
});

describe('where clocks go back (New York, 1 November 2026, 02:00 → 01:00)', () => {
  const opening: Opening = { opening: '2026-10-31T09:00', zone: 'America/New_York' };

  test('wall-clock times hold, whatever the offset', () => {
    expect(
      times(
        [
          { id: 'a', when: 'day 1 20:00' },
          { id: 'b', when: 'day 2 20:00' },
        ],
        opening,
      ),
    ).toEqual(['a 1 2026-10-31T20:00:00-04:00', 'b 2 2026-11-01T20:00:00-05:00']);
  });

  test('a time that happens twice is the first of the two', () => {
    expect(times([{ id: 'a', when: 'day 2 01:30' }], opening)).toEqual(['a 2 2026-11-01T01:30:00-04:00']);
  });
});

test('a time relative to another cue counts from its plan, through several cues and past midnight', () => {
  const cues = [
    { id: 'c', when: '90m after b' },
    { id: 'b', when: '30m before a' },
    { id: 'a', when: 'day 1 23:00' },
  ];
  expect(times(cues, shanghai)).toEqual([
    'b 1 2026-12-01T22:30:00+08:00',
    'a 1 2026-12-01T23:00:00+08:00',
    'c 2 2026-12-02T00:00:00+08:00',
  ]);
});

test('before the opening is a time like any other', () => {
  expect(times([{ id: 'a', when: '10h before opening' }], shanghai)).toEqual(['a 0 2026-11-30T23:00:00+08:00']);
});

test('cues without a clock time come last, in file order, and say what they wait for', () => {
  const planned = plan(
    [
      { id: 'cue-go', when: 'on go' },
      { id: 'waits', when: 'after a' },
      { id: 'then', when: '10m after waits' },
      { id: 'hello', when: '2h after join', more: ['where: private'] },
      { id: 'later', when: '1h after hello', more: ['where: private'] },
      { id: 'a', when: 'day 1 09:00' },
    ],
    shanghai,
  );
  expect(
    planned.map(({ cue, at, perMember, offsetMinutes, earliestInstant }) => [
      cue,
      at,
      perMember,
      offsetMinutes,
      earliestInstant?.toString() ?? null,
    ]),
  ).toEqual([
    ['a', '2026-12-01T09:00:00+08:00', false, null, null],
    ['cue-go', null, false, null, null],
    ['waits', null, false, null, '2026-12-01T01:00:00Z'],
    ['then', null, false, null, '2026-12-01T01:10:00Z'],
    ['hello', null, true, 120, null],
    ['later', null, true, 180, null],
  ]);
});

test('cues that wait for each other, or for nothing, have no time and stop nobody', () => {
  const cues = [
    { id: 'a', when: 'after b' },
    { id: 'b', when: '1h after a' },
    { id: 'c', when: 'after c' },
    { id: 'd', when: 'after nobody' },
    { id: 'e', when: 'after d' },
  ];
  expect(times(cues, shanghai)).toEqual(['a null null', 'b null null', 'c null null', 'd null null', 'e null null']);
});

test('cues due at one moment keep the order of the file', () => {
  const cues = ['b', 'a', 'c'].map((id) => ({ id, when: 'day 1 09:00' }));
  expect(plan(cues, shanghai).map(({ cue }) => cue)).toEqual(['b', 'a', 'c']);
});

describe('until when a late cue may still be performed', () => {
  const until = (when: string, more: readonly string[] = []) =>
    plan([{ when, more }], shanghai)[0]?.validUntilInstant?.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString() ?? null;

  test('two hours, by default', () => {
    expect(until('day 1 09:00')).toBe('2026-12-01T11:00:00');
  });
  test('never past midnight of its day', () => {
    expect(until('day 1 22:00')).toBe('2026-12-02T00:00:00');
    expect(until('day 1 23:30')).toBe('2026-12-02T00:00:00');
    expect(until('day 2 00:00')).toBe('2026-12-02T02:00:00');
  });
  test('as the script says, even past midnight', () => {
    expect(until('day 1 23:00', ['sendUntil: 3h'])).toBe('2026-12-02T02:00:00');
    expect(until('day 1 09:00', ['sendUntil: day 2 20:40'])).toBe('2026-12-02T20:40:00');
    expect(until('day 1 09:00', ['sendUntil: 09:10'])).toBe('2026-12-01T09:10:00');
  });
  test('unknown where the cue’s own time is, unless the script gives a moment', () => {
    expect(until('on go')).toBeNull();
    expect(until('on go', ['sendUntil: day 2 20:40'])).toBe('2026-12-02T20:40:00');
  });
});

test('an opening or a zone that cannot be read is refused', () => {
  expect(() => plan([{}], { opening: '2026-13-01T09:00', zone: 'Asia/Shanghai' })).toThrow(RangeError);
  expect(() => plan([{}], { opening: '2026-12-01', zone: 'Asia/Shanghai' })).toThrow(RangeError);
  expect(() => plan([{}], { opening: '2026-02-30T09:00', zone: 'Asia/Shanghai' })).toThrow(RangeError);
  expect(() => plan([{}], { opening: '2026-12-01T09:00', zone: 'Mars/Olympus' })).toThrow(RangeError);
  expect(() => plan([{}], { opening: '2026-12-01T09:00', zone: '+08:00' })).toThrow(RangeError);
});

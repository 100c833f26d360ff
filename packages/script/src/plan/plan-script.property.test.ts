import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { scriptArbitrary } from '../../test/script-arbitrary.ts';
import { planScript } from './plan-script.ts';
import { instantOf, type Opening } from './wall-clock.ts';

// hundreds of whole scripts, on machines that are busy with other tests
vi.setConfig({ testTimeout: 60_000 });

/** Zones of every kind: none, half hours, both hemispheres, a skipped midnight (Beirut), half an hour of summer time (Lord Howe), a skipped day (Apia). */
const zones = [
  ...['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'America/New_York', 'Europe/Berlin', 'America/Sao_Paulo'],
  ...['Australia/Lord_Howe', 'Asia/Beirut', 'Pacific/Apia', 'Africa/Casablanca'],
];

const opening: fc.Arbitrary<Opening> = fc.record({
  opening: fc
    .record({ day: fc.integer({ min: 0, max: 365 * 3 }), minute: fc.integer({ min: 0, max: 1439 }) })
    .map(({ day, minute }) =>
      Temporal.PlainDateTime.from('2025-01-01T00:00').add({ days: day, minutes: minute }).toString({ smallestUnit: 'minute' }),
    ),
  zone: fc.constantFrom(...zones),
});

test('a plan has every cue once, in order of time, then of the file, those without a time last', () => {
  fc.assert(
    fc.property(scriptArbitrary, opening, (script, when) => {
      const planned = planScript(script, when);
      const order = new Map(script.cues.map((cue, index) => [cue.id, index]));
      expect(planned.map(({ cue }) => cue).toSorted()).toEqual(script.cues.map((cue) => cue.id).toSorted());
      for (const [index, next] of planned.slice(1).entries()) {
        const before = planned[index];
        if (!before?.atInstant) expect(next.atInstant).toBeNull();
        const compared =
          before?.atInstant && next.atInstant ? Temporal.Instant.compare(before.atInstant, next.atInstant) : before?.atInstant ? -1 : 0;
        expect(compared).toBeLessThanOrEqual(0);
        if (compared === 0) expect(order.get(before?.cue ?? '') ?? 0).toBeLessThan(order.get(next.cue) ?? 0);
      }
    }),
  );
});

test('planning twice gives the same plan', () => {
  fc.assert(
    fc.property(scriptArbitrary, opening, (script, when) => {
      const [first, second] = [planScript(script, when), planScript(script, when)].map((plan) => JSON.stringify(plan));
      expect(first).toBe(second);
    }),
    { numRuns: 50 },
  );
});

test('a day and time is that wall-clock time in the zone, or the first moment after it that exists', () => {
  fc.assert(
    fc.property(opening, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 1439 }), (when, day, minuteOfDay) => {
      const wanted = Temporal.PlainDateTime.from(when.opening)
        .with({ hour: 0, minute: 0 })
        .add({ days: day - 1, minutes: minuteOfDay });
      const got = instantOf({ day, minuteOfDay }, when).toZonedDateTimeISO(when.zone).toPlainDateTime();
      const late = wanted.until(got, { largestUnit: 'minutes' }).minutes;
      if (late !== 0) {
        // then the wall clock jumps over the wanted time: no moment of the zone shows it, and the plan is late by the jump
        expect(late).toBeGreaterThan(0);
        expect(late).toBeLessThanOrEqual(24 * 60);
        expect(() => wanted.toZonedDateTime(when.zone, { disambiguation: 'reject' })).toThrow(RangeError);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is still valid ends after it is due, by default within two hours and its own day', () => {
  fc.assert(
    fc.property(scriptArbitrary, opening, (script, when) => {
      const asked = new Map(script.cues.map((cue) => [cue.id, cue.sendUntil]));
      for (const { cue, atInstant, validUntilInstant } of planScript(script, when)) {
        if (!atInstant || !validUntilInstant || asked.get(cue)?.kind === 'at') continue;
        expect(Temporal.Instant.compare(validUntilInstant, atInstant)).toBeGreaterThan(0);
        if (asked.get(cue)) continue;
        expect(atInstant.until(validUntilInstant).total('minutes')).toBeLessThanOrEqual(120);
        const lastMoment = validUntilInstant.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(when.zone);
        expect(lastMoment.toPlainDate().toString()).toBe(atInstant.toZonedDateTimeISO(when.zone).toPlainDate().toString());
      }
    }),
  );
});

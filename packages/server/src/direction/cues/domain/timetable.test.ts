import { parseScript, planScript, type Script, validUntil } from '@kuaishan/script';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cue, scriptText } from '../../../../test/test-scripts.ts';
import { slipped } from './slips.ts';
import { scriptDay, timetableOf, validUntilOf } from './timetable.ts';

function scriptOf(cues: readonly string[]): Script {
  const parsed = parseScript(scriptText(cues.join('\n')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.script;
}
const shanghai = { openingAt: new Date('2026-12-01T09:00:00+08:00'), zone: 'Asia/Shanghai' };
const timing = (script: Script, id: string) => timetableOf(script, shanghai).entries.find((entry) => entry.cue === id)?.timing;

test('chains are followed to what they hang on: the clock, a member’s joining, or another cue’s performance', () => {
  const script = scriptOf([
    cue('clock', { when: 'day 2 20:00' }),
    cue('before', { when: '30m before clock' }),
    cue('welcome', { when: '2h after join', do: 'whisper', where: 'private' }),
    cue('welcome-later', { when: '30m after welcome', do: 'whisper', where: 'private' }),
    cue('welcome-done', { when: 'after welcome', do: 'whisper', where: 'private' }),
    cue('call', { when: 'on go' }),
    cue('once', { when: 'after call' }),
    cue('then', { when: '10m after once' }),
    cue('waits', { when: 'after clock' }),
    cue('too-early', { when: '30m before waits' }),
  ]);
  expect(timing(script, 'before')).toEqual({ kind: 'clock', at: new Date('2026-12-02T19:30:00+08:00') });
  expect(timing(script, 'welcome-later')).toEqual({ kind: 'join', offsetMinutes: 150 });
  expect(timing(script, 'welcome-done')).toEqual({ kind: 'after', cue: 'welcome', offsetMinutes: 0, perMember: true });
  expect(timing(script, 'call')).toEqual({ kind: 'go' });
  expect(timing(script, 'then')).toEqual({ kind: 'after', cue: 'once', offsetMinutes: 10, perMember: false });
  expect(timing(script, 'waits')).toEqual({ kind: 'after', cue: 'clock', offsetMinutes: 0, perMember: false });
  expect(timing(script, 'too-early')).toEqual({ kind: 'after', cue: 'waits', offsetMinutes: -30, perMember: false });
  expect(timetableOf(script, shanghai).endsAt).toEqual(new Date('2026-12-06T00:00:00+08:00'));
});

test('day 1 is the opening’s local date, whatever the hour', () => {
  const at = (time: string) => scriptDay(new Date(time), shanghai);
  expect([at('2026-11-30T23:59:00+08:00'), at('2026-12-01T00:00:00+08:00'), at('2026-12-05T23:59:00+08:00')]).toEqual([0, 1, 5]);
});

test('the last moments a timetable gives are those the language itself plans, in any zone and season', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom('', '45m', '26h', 'day 3 20:40'),
      fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin'),
      fc.constantFrom('2026-03-06T09:00:00Z', '2026-10-30T09:00:00Z', '2026-12-01T01:00:00Z', '2027-03-26T09:00:00Z'),
      (day, minute, sendUntil, zone, opening) => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const script = scriptOf([cue('a', { when: `day ${day} ${clock}`, ...(sendUntil ? { sendUntil } : {}) })]);
        const openingAt = new Date(opening);
        const [entry] = timetableOf(script, { openingAt, zone }).entries;
        const local = Temporal.Instant.from(opening).toZonedDateTimeISO(zone).toPlainDateTime().toString();
        const [planned] = planScript(script, { opening: local, zone });
        if (entry?.timing.kind !== 'clock' || !planned?.atInstant) throw new Error('a cue of the clock');
        expect(entry.timing.at.getTime()).toBe(planned.atInstant.epochMilliseconds);
        const until = validUntilOf(entry.late, { dueAt: entry.timing.at, plannedAt: entry.timing.at, zone });
        expect(until.getTime()).toBe(validUntil(script.cues[0]!, planned.atInstant, { opening: local, zone }).epochMilliseconds);
      },
    ),
    { numRuns: 300 },
  );
});

test('a slip moves what is due in its span, later slips what earlier ones brought there, and nothing else', () => {
  const at = (minutes: number) => new Date(minutes * 60_000);
  const slips = [
    { minutes: 15, fromAt: at(100), untilAt: at(200) },
    { minutes: 30, fromAt: at(120), untilAt: at(200) },
  ];
  const moved = (minutes: number) => slipped(at(minutes), slips).getTime() / 60_000;
  expect([99, 100, 104, 105, 150, 184, 185, 199, 200].map(moved)).toEqual([99, 115, 119, 150, 195, 229, 200, 214, 200]);
});

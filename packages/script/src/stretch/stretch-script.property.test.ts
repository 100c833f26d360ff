import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { scriptArbitrary } from '../../test/script-arbitrary.ts';
import { formatFinding } from '../finding.ts';
import { parseScript } from '../parse/index.ts';
import { rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptMinute } from '../plan/script-minute.ts';
import type { Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { writeScript } from '../write/write-script.ts';
import { MOST_DAYS, programmeDays, stretchScript } from './stretch-script.ts';

// hundreds of whole scripts, on machines that are busy with other tests
vi.setConfig({ testTimeout: 60_000 });

const days = fc.integer({ min: 1, max: MOST_DAYS });

function minutesOf(script: Script): ReadonlyMap<string, number> {
  return new Map(
    [...rootsOfCues(script)].flatMap(([id, root]) => {
      const minute = scriptMinute(root);
      return minute === null ? [] : [[id, minute] as const];
    }),
  );
}

/** Cues that wait for the end of a class: theirs is no time, but whenever that is. */
function afterClasses(script: Script): ReadonlySet<string> {
  const hung = new Set<string>();
  for (let before = -1; hung.size > before; ) {
    before = hung.size;
    for (const { id, when } of script.cues) {
      if (when.kind !== 'relative') continue;
      if (when.anchor.kind === 'liveEnd' || (when.anchor.kind === 'cue' && hung.has(when.anchor.cue))) hung.add(id);
    }
  }
  return hung;
}

test('what came before comes before, what was at one minute is at one minute', () => {
  fc.assert(
    fc.property(scriptArbitrary, days, (script, wanted) => {
      const [before, after] = [minutesOf(script), minutesOf(stretchScript(script, wanted).script)];
      const waiting = afterClasses(script);
      const timed = [...after].filter(([id]) => !waiting.has(id));
      const pairs = timed.map(([id, now]) => ({ id, was: before.get(id) ?? Number.NaN, now })).toSorted((a, b) => a.was - b.was);
      for (const [index, { was, now }] of pairs.entries()) {
        const next = pairs[index + 1];
        if (next) expect(was === next.was ? now === next.now : now <= next.now, `${was}→${now}, ${next.was}→${next.now}`).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('a cue hangs on what it hung on, before or after it as it did', () => {
  fc.assert(
    fc.property(scriptArbitrary, days, (script, wanted) => {
      const cues = new Map(script.cues.map((cue) => [cue.id, cue]));
      for (const { id, when } of stretchScript(script, wanted).script.cues) {
        const was = cues.get(id)?.when;
        expect(when.kind).toBe(was?.kind);
        if (when.kind !== 'relative' || was?.kind !== 'relative') continue;
        expect({ anchor: when.anchor, waits: when.waitsForAnchor }).toEqual({ anchor: was.anchor, waits: was.waitsForAnchor });
        expect(when.offsetMinutes * was.offsetMinutes).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 500 },
  );
});

test('every time of the programme is within its new days, and what lies outside keeps its distance', () => {
  fc.assert(
    fc.property(scriptArbitrary, days, (script, wanted) => {
      const programme = programmeDays(script) * MINUTES_OF_DAY;
      const stretched = stretchScript(script, wanted).script;
      expect(programmeDays(stretched)).toBe(wanted);
      const [before, after] = [minutesOf(script), minutesOf(stretched)];
      for (const [id, now] of after) {
        const was = before.get(id) ?? 0;
        if (was < 0) expect(now).toBe(was);
        else if (was >= programme) expect(now - wanted * MINUTES_OF_DAY).toBe(was - programme);
        else expect(now >= 0 && now < wanted * MINUTES_OF_DAY, `${was}→${now}`).toBe(true);
      }
      for (const { fromDay, toDay } of stretched.stages)
        expect([1 <= fromDay, fromDay <= toDay, toDay <= stretched.days]).toEqual([true, true, true]);
    }),
    { numRuns: 500 },
  );
});

test('every cue is still there or told as merged or dropped, with the words of the merged', () => {
  fc.assert(
    fc.property(scriptArbitrary, days, (script, wanted) => {
      const { script: stretched, notes } = stretchScript(script, wanted);
      const told = notes.flatMap(({ kind, cue }) => (kind === 'merged' || kind === 'dropped' ? [cue] : []));
      const accounted = [...stretched.cues.map(({ id }) => id), ...told];
      expect(accounted).toHaveLength(script.cues.length);
      expect(new Set(accounted)).toEqual(new Set(script.cues.map(({ id }) => id)));
      const said = stretched.cues.flatMap(({ texts }) => texts).join('\n');
      const dropped = new Set(notes.flatMap(({ kind, cue }) => (kind === 'dropped' ? [cue] : [])));
      for (const cue of script.cues) if (!dropped.has(cue.id)) for (const text of cue.texts) expect(said).toContain(text);
    }),
    { numRuns: 300 },
  );
});

test('two posts of one role in the room at one minute are always told', () => {
  fc.assert(
    fc.property(scriptArbitrary, days, (script, wanted) => {
      fc.pre(wanted !== programmeDays(script));
      const { script: stretched, notes } = stretchScript(script, wanted);
      const minutes = minutesOf(stretched);
      const told = new Set(notes.flatMap(({ kind, cue }) => (kind === 'sameMinute' ? [cue] : [])));
      const seen = new Set<string>();
      for (const { id, role, place, action } of stretched.cues) {
        const minute = minutes.get(id);
        if (minute === undefined || place !== 'room' || !actions[action].reachesMembers) continue;
        const key = `${minute} ${role}`;
        expect(seen.has(key)).toBe(told.has(id));
        seen.add(key);
      }
    }),
    { numRuns: 300 },
  );
});

test('as many days as before is the same script, and stretching never makes it unreadable', () => {
  fc.assert(
    fc.property(scriptArbitrary, days, (script, wanted) => {
      const same = programmeDays(script);
      if (same <= MOST_DAYS) expect(stretchScript(script, same)).toEqual({ script, notes: [] });
      const parsed = parseScript(writeScript(stretchScript(script, wanted).script));
      expect(parsed.findings.map((finding) => formatFinding(finding, 'en'))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { scriptArbitrary } from '../../test/script-arbitrary.ts';
import type { Script } from '../script.ts';
import { plainScript } from '../write/write-script.ts';
import { diffScripts } from './diff-scripts.ts';
import { applied } from './test/apply-differences.ts';

// hundreds of whole scripts, on machines that are busy with other tests
vi.setConfig({ testTimeout: 60_000 });

/** A script and what an operator may have made of it: some cues and settings of another, the rest as it was. */
const edited = fc
  .tuple(scriptArbitrary, scriptArbitrary, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
  .map(([a, other, keep]) => {
    const cues = a.cues.flatMap((cue, index) => {
      const new_ = other.cues[index];
      if (!keep[index % keep.length]) return [];
      return new_ && keep[(index + 5) % keep.length] ? [{ ...cue, when: new_.when, texts: new_.texts, audience: new_.audience }] : [cue];
    });
    const ids = new Set(cues.map(({ id }) => id));
    const added = other.cues.filter(({ id }) => !ids.has(id));
    const b: Script = {
      ...a,
      ...(keep[10]
        ? {}
        : { title: other.title, quietHours: other.quietHours, stages: other.stages, variables: other.variables, roles: other.roles }),
      cues: keep[11] ? [...added, ...cues] : [...cues.toReversed(), ...added],
    };
    return [a, b] as const;
  });

test('a script has no difference from itself', () => {
  fc.assert(
    fc.property(scriptArbitrary, (script) => {
      expect(diffScripts(script, script)).toEqual([]);
      expect(diffScripts(script, structuredClone(script))).toEqual([]);
    }),
  );
});

test('doing what the differences say to the first script gives the second: nothing that differs goes unmentioned', () => {
  fc.assert(
    fc.property(fc.oneof(edited, fc.tuple(scriptArbitrary, scriptArbitrary)), ([a, b]) => {
      expect(applied(plainScript(a), diffScripts(a, b))).toEqual(applied(plainScript(b), []));
    }),
    { numRuns: 300 },
  );
});

test('every difference is a sentence in both languages', () => {
  fc.assert(
    fc.property(edited, ([a, b]) => {
      for (const { words } of diffScripts(a, b)) {
        expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/[a-z]{3}/u);
        expect(`${words.en}${words['zh-CN']}`).not.toMatch(/undefined|\[object/u);
      }
    }),
  );
});

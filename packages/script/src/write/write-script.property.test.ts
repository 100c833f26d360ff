import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { declaring, scriptArbitrary, withoutPlaces } from '../../test/script-arbitrary.ts';
import { formatFinding } from '../finding.ts';
import { parseScript } from '../parse/index.ts';
import { writeScript } from './write-script.ts';

// hundreds of whole scripts, on machines that are busy with other tests
vi.setConfig({ testTimeout: 60_000 });

test('a written script is read back as the same script, apart from places', () => {
  fc.assert(
    fc.property(scriptArbitrary, (script) => {
      const parsed = parseScript(writeScript(script));
      expect(parsed.findings.map((finding) => formatFinding(finding, 'en'))).toEqual([]);
      expect(parsed.ok && withoutPlaces(parsed.script)).toEqual(withoutPlaces(script));
    }),
    { numRuns: 300 },
  );
});

test('writing is stable: what was read back is written as the same text', () => {
  fc.assert(
    fc.property(scriptArbitrary, (script) => {
      const text = writeScript(script);
      const parsed = parseScript(text);
      expect(parsed.ok && writeScript(parsed.script)).toBe(text);
    }),
  );
});

test('what is declared beside the cues is read back too, and cues that hang on it or are about it', () => {
  fc.assert(
    fc.property(scriptArbitrary.chain(declaring), (script) => {
      const parsed = parseScript(writeScript(script));
      expect(parsed.findings.map((finding) => formatFinding(finding, 'en'))).toEqual([]);
      expect(parsed.ok && withoutPlaces(parsed.script)).toEqual(withoutPlaces(script));
    }),
    { numRuns: 200 },
  );
});

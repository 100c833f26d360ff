import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { scriptArbitrary, withoutPlaces } from '../../test/script-arbitrary.ts';
import { formatFinding } from '../finding.ts';
import { lintScript } from '../lint/index.ts';
import { planScript } from '../plan/index.ts';
import type { ParseResult } from '../script.ts';
import { writeScript } from '../write/index.ts';
import { parseScript } from './parse-script.ts';

// hundreds of whole scripts, on machines that are busy with other tests
vi.setConfig({ testTimeout: 60_000 });

/** What must hold for any text at all. */
function checkAnswer(text: string, parsed: ParseResult): void {
  const lines = text.split('\n').length;
  expect(parsed.ok).toBe(parsed.findings.every((finding) => finding.severity !== 'error'));
  for (const finding of parsed.findings) {
    expect(finding.at?.line).toBeGreaterThanOrEqual(1);
    expect(finding.at?.line).toBeLessThanOrEqual(lines + 1);
    expect(finding.at?.column).toBeGreaterThanOrEqual(1);
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(formatFinding(finding, locale)).not.toMatch(/undefined|\[object|\n|\0/);
      expect(finding.message[locale].why).not.toBe('');
      expect(finding.message[locale].todo).not.toBe('');
    }
  }
  if (!parsed.ok) return;
  for (const finding of lintScript(parsed.script)) expect(formatFinding(finding, 'zh-CN')).not.toMatch(/undefined|\n/);
  expect(planScript(parsed.script, { opening: '2026-03-07T09:00', zone: 'America/New_York' })).toHaveLength(parsed.script.cues.length);
  const again = parseScript(writeScript(parsed.script));
  expect(again.ok && withoutPlaces(again.script)).toEqual(withoutPlaces(parsed.script));
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
);

/** Signs and words that mean something in YAML, Liquid, times or audiences. */
const loaded = [
  ...[
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\t',
    '"',
    "'",
    '{{',
    '}}',
    '{%',
    '%}',
    '|',
    '>',
    '&a ',
    '*a',
    '!',
    '[',
    ']',
    '{',
    '}',
    '---\n',
    '...',
    '#',
    ',',
    '\0',
    '\ud800',
  ],
  ...[
    '25:00',
    'day 99 09:00',
    'after ',
    'before ',
    'join',
    '2h',
    'not ',
    ' and ',
    '(',
    ')',
    'null',
    '~',
    'kuaishan',
    'cues',
    'id',
    'when',
    'text',
    '入群后',
    '<<: ',
  ],
];
const edit = fc.record({ at: fc.nat(), cut: fc.nat(12), put: fc.oneof(fc.constantFrom('', ...loaded), anyText) });

test('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(anyText, (text) => checkAnswer(text, parseScript(text))),
    { numRuns: 500 },
  );
});

test('any text made of loaded signs is answered', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...loaded), { maxLength: 60 }), (parts) =>
      checkAnswer(parts.join(''), parseScript(parts.join(''))),
    ),
    { numRuns: 500 },
  );
});

test('a valid script with anything cut out of it and anything put into it is answered', () => {
  fc.assert(
    fc.property(scriptArbitrary, fc.array(edit, { minLength: 1, maxLength: 4 }), (script, edits) => {
      const text = edits.reduce((now, { at, cut, put }) => {
        const from = at % (now.length + 1);
        return now.slice(0, from) + put + now.slice(from + cut);
      }, writeScript(script));
      checkAnswer(text, parseScript(text));
    }),
    { numRuns: 300 },
  );
});

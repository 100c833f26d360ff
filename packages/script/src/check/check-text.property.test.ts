import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { blows, damagedText, fuzzRuns } from '../../test/damage.ts';
import { applyEdits, fixEdits, moveCues } from '../fix/index.ts';
import { parseScript } from '../parse/index.ts';
import { planScript } from '../plan/index.ts';
import { stretchScript } from '../stretch/index.ts';
import { templates } from '../templates/index.ts';
import { checkText } from './check-text.ts';

// whole templates, beside other work on the same machine
vi.setConfig({ testTimeout: 120_000 });

const signs = [
  ...[
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    '"',
    "'",
    '{{',
    '}}',
    '{%',
    '|',
    '>',
    '&a ',
    '*a',
    '[',
    ']',
    '{',
    '}',
    '#',
    ',',
    '\t',
    '\0',
    '\ud800',
  ],
  ...[
    'day 0 09:00',
    'day 9 25:00',
    'after live class ended',
    '-5m after ',
    'when: ',
    'id: ',
    'do: settle',
    'of: ',
    'reason: ',
    '0',
    '1e999',
    '~',
    '99999999999',
  ],
];
const options = { locale: 'en', media: null } as const;

test('a template with anything done to its text is checked, mended, planned and stretched without a crash, and each finding has its place in it', () => {
  const texts = templates.map(({ text }) => text['zh-CN']);
  fc.assert(
    fc.property(fc.constantFrom(...texts), blows, (text, dealt) => {
      const edited = damagedText(text, dealt, signs);
      const lines = edited.split('\n').length;
      for (const { line, why, todo, fix } of checkText(edited, options).findings) {
        if (line !== null) expect(line).toBeLessThanOrEqual(lines + 1);
        expect(`${why} ${todo}`).not.toMatch(/undefined|NaN|\[object/u);
        const edits = fix && fixEdits(edited, fix);
        if (edits) checkText(applyEdits(edited, edits), options);
      }
      const parsed = parseScript(edited);
      if (!parsed.ok) return;
      planScript(parsed.script, { opening: '2026-03-07T09:00', zone: 'America/New_York' });
      moveCues(parsed.script, { cues: new Set(parsed.script.cues.map(({ id }) => id)), minutes: 5 });
      for (const days of [1, 3, 7]) stretchScript(parsed.script, days);
    }),
    fuzzRuns(60),
  );
});

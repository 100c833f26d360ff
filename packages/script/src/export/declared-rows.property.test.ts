import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { OwnGrid } from '../import/own/own-grid.ts';
import { readDeclaredRows } from '../import/own/read-declared-rows.ts';
import { cellRef, cleanText } from '../import/sheet.ts';
import { textSheet } from '../import/text-sheet.ts';
import { declaredRows } from './declared-rows.ts';
import { blockWords, fieldWords } from './declared-words.ts';

// beside other work on the same machine; alone it takes a second
vi.setConfig({ testTimeout: 60_000 });

const text = fc.oneof(
  fc.constantFrom(
    '9.90',
    '1e3',
    'true',
    'null',
    '~',
    '"',
    '"a',
    '[1]',
    '{',
    ' 前后 ',
    '',
    '两\n行',
    '- x',
    '# y',
    '12',
    '-0',
    '.5',
    '.inf',
    '第1天 20:30',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0 || 0),
  fc.boolean(),
);
const key = fc.constantFrom(...Object.keys(fieldWords), 'somethingNew', 'a-b');
const item = fc.dictionary(
  key,
  fc.oneof(
    scalar,
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
    fc.array(fc.dictionary(key, scalar, { minKeys: 1 }), { minLength: 1, maxLength: 2 }),
  ),
  {
    minKeys: 1,
    maxKeys: 6,
  },
);
const block = fc.oneof(fc.array(item, { minLength: 1, maxLength: 4 }), item, scalar);
const declared = fc.dictionary(fc.constantFrom(...Object.keys(blockWords), 'newBlock'), block);

test('whatever a script declares is laid out as rows and read back the same, in both languages', () => {
  fc.assert(
    fc.property(declared, fc.constantFrom('zh-CN' as const, 'en' as const), (head, locale) => {
      const rows = [['', '', '', ''], ...declaredRows(head, locale)];
      const exact = new Map(
        rows.flatMap((row, at) =>
          row.flatMap((cell, column) => (cell === cleanText(cell) ? [] : [[cellRef(at + 1, column + 1), cell] as const])),
        ),
      );
      const read = readDeclaredRows(new OwnGrid({ ...textSheet('x', rows), exact }));
      expect(Object.fromEntries([...read].map(([name, { value }]) => [name, value]))).toEqual({ ...head });
    }),
    { numRuns: 200 },
  );
});

test('no two words of a language are alike', () => {
  for (const words of [blockWords, fieldWords]) {
    for (const locale of ['zh-CN', 'en'] as const) {
      const said = Object.values(words).map((word) => word[locale]);
      expect(new Set(said).size).toBe(said.length);
    }
  }
});

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type PlainCell, sheetOf } from '../../test/tables.ts';
import { parseScript } from '../parse/index.ts';
import { renderText, variablesOf } from '../text/index.ts';
import { applyProposal } from './apply-proposal.ts';
import { importPasted } from './import-pasted.ts';
import { importTable } from './import-table.ts';
import { parsePasted } from './parse-pasted.ts';
import { readText } from './read-text.ts';
import { cleanText } from './sheet.ts';

// beside other work on the same machine; alone it takes a second or two
vi.setConfig({ testTimeout: 60_000 });

/** Words that mean something to the importer, and anything else. */
const word = fc.oneof(
  fc.constantFrom(
    ...['Day1', '第3天', 'D2-4', '每天', '周三', '3月1日', '2', 'Day0', '预热', '第99天'],
    ...['09:00', '晚上8:30', '25:00', '20:00-20:40', '8:30/12:00', '随时', '入群后2小时', '次日9点', '24:00'],
    ...['班主任', '助教+顾问', '小王', 'Host', '群', '私聊', '朋友圈', '群+私聊', '小红书', '全员', '没下单的'],
    ...['信任期', '追销', '第二阶段', '备注：看这里', '时间', '话术', '动作', '天数', '无', '-'],
    ...['{昵称}您好', '{{% x', '【需求】', '我是助教小满。', '本群明天12:00解散', '海报.png、b.jpg', 'https://a.b/c'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }).map(cleanText),
  fc
    .string({
      unit: fc.constantFrom('{', '}', '%', '｛', '｝', '"', '\n', ' ', ':', '-', '#', '|', '>', 'a', '天', '1', '：'),
      maxLength: 30,
    })
    .map(cleanText),
);

const cell: fc.Arbitrary<PlainCell> = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PlainCell>(
      { kind: 'time', value: 1170, text: '19:30' },
      { kind: 'time', value: 1500, text: '25:00' },
      { kind: 'date', value: '2026-03-01', text: '2026-03-01' },
      { kind: 'date', value: '2026-03-02T09:00', text: '2026-03-02 09:00' },
      { kind: 'error', value: '#REF!', text: '#REF!' },
      { kind: 'picture' },
      { kind: 'text', value: '好', text: '好', formula: 'cached' },
      { kind: 'text', value: '', text: '', formula: 'uncalculated' },
      { kind: 'text', value: '', text: '', comment: '看一下' },
      { kind: 'text', value: '点这里', text: '点这里', link: 'https://example.com' },
    ),
  },
);

const headings = [
  '阶段',
  '天数',
  '时间',
  '执行人',
  '渠道',
  '对象',
  '动作',
  '话术',
  '备选话术',
  '素材',
  '结束时间',
  '目的',
  '备注',
  '状态',
  '类型',
  'Day1',
  '私聊',
];

const merge = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(
    ([row, column, down, right]) =>
      `${String.fromCharCode(64 + column)}${row}:${String.fromCharCode(64 + Math.min(26, column + right))}${row + down}`,
  );

const table = fc.record({
  title: fc.option(word, { nil: null }),
  head: fc.subarray(headings, { minLength: 2 }).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
  rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }),
  merges: fc.array(merge, { maxLength: 4 }),
  hidden: fc.boolean(),
});

const sheets = fc
  .array(fc.tuple(fc.constantFrom('SOP', 'Day2', '旧版', '私聊SOP', 'a!b', '产品'), table), { minLength: 1, maxLength: 3 })
  .map((made) =>
    made.map(([name, { title, head, rows, merges, hidden }], index) =>
      sheetOf(`${name}${index === 0 ? '' : index}`, [...(title === null ? [] : [[title]]), head, ...rows], {
        merges,
        hidden: hidden && index > 0,
        hiddenRows: hidden ? [4] : [],
      }),
    ),
  );

describe('whatever the sheets', () => {
  test('no row is lost: below a heading each is the origin of a cue or named by a finding, and the text has no errors', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom('zh-CN' as const, 'en' as const), (all, locale) => {
        const imported = importTable(all, { locale });
        if (imported.script === null) {
          expect(imported.cues).toBe(0);
          expect(imported.findings.some(({ severity }) => severity === 'error')).toBe(true);
        } else {
          const parsed = parseScript(imported.text);
          expect(parsed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(imported.script.cues.length).toBe(imported.cues);
        }
        const named = new Set(imported.findings.flatMap((finding) => finding.cell ?? []));
        const rowsNamed = new Set([...named].map((place) => place.replace(/![A-Z]+(\d+)$/u, '!$1')));
        const origins = new Set(
          (imported.script?.cues ?? []).map(({ origin }) => `${origin?.sheet}!${origin?.cell.replace(/^[A-Z]+/u, '')}`),
        );
        for (const { sheet: name, headerRow } of imported.mapping) {
          const sheet = all.find((one) => one.name === name);
          for (const row of sheet?.rows ?? []) {
            if (row.number <= headerRow) continue;
            expect(origins.has(`${name}!${row.number}`) || rowsNamed.has(`${name}!${row.number}`), `${name} row ${row.number}`).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('accepting every proposal adds its cue and changes nothing else', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const { text, proposals, script } = importTable(all, { locale: 'zh-CN' });
        const cues = proposals.filter(({ kind }) => kind === 'close-room');
        let after = text;
        for (const proposal of cues) after = applyProposal(after, proposal);
        if (script === null) return;
        const parsed = parseScript(after);
        expect(parsed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(parsed.ok && parsed.script.cues.length).toBe(script.cues.length + cues.length);
        // what is declared leaves every cue as it is, and accepted twice it is there once
        const declared = proposals.reduce(applyProposal, text);
        const whole = parseScript(declared);
        expect(whole.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(proposals.reduce(applyProposal, declared)).toBe(declared);
        expect(after.replace(/^days: \d+$/mu, '').startsWith(text.replace(/^days: \d+$/mu, '').trimEnd())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('whatever is pasted, it is answered', () => {
  const pasted = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.array(word, { minLength: 1, maxLength: 7 }), { maxLength: 8 }).map((rows) => rows.map((row) => row.join('\t')).join('\n')),
  );
  fc.assert(
    fc.property(pasted, (text) => {
      const imported = importPasted(text, { locale: 'zh-CN' });
      if (imported.text !== '') expect(parseScript(imported.text).ok).toBe(true);
      else expect(imported.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test('cells copied as a spreadsheet copies them come back as they were', () => {
  const value = fc.string({ unit: fc.constantFrom('a', '天', '"', '\t', '\n', ' ', ','), maxLength: 8 });
  const copied = (text: string): string => (/["\t\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const last = rows.at(-1)?.every((one) => one === '') ? [...rows, ['end']] : rows;
      expect(parsePasted(last.map((row) => row.map(copied).join('\t')).join('\n'))).toEqual(last);
    }),
  );
});

test('copy comes out of its template as it was, its variables aside', () => {
  const copy = fc.string({
    unit: fc.constantFrom('{', '}', '%', '｛', '｝', '$', '-', ' ', '昵', '称', 'a', '1', '"', '\\', '|'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(copy, (written) => {
      const { text } = readText(written);
      const used = variablesOf(text);
      expect(used.ok).toBe(true);
      if (!used.ok || used.variables.length > 0) return;
      expect(renderText(text, {})).toEqual({ ok: true, text: written });
    }),
    { numRuns: 1000 },
  );
});

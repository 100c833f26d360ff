import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { blows, damagedBytes, damagedText, fuzzRuns } from '../../test/damage.ts';
import type { CheckedScript } from '../check/index.ts';
import { parseScript } from '../parse/index.ts';
import { checkFile } from './check-file.ts';

// whole workbooks, beside other work on the same machine
vi.setConfig({ testTimeout: 120_000 });

const workbook = new Uint8Array(readFileSync(new URL('../../test/fixtures/photo-camp-5-days.xlsx', import.meta.url)));
const document = new Uint8Array(readFileSync(new URL('../../test/fixtures/skincare-launch-3-days.md', import.meta.url)));
const options = { locale: 'zh-CN', media: null } as const;

/** What must hold of any file: it is a script that reads, or it is said in words why not. */
function checkAnswer(checked: CheckedScript): void {
  for (const { why, todo } of checked.findings) {
    expect(why).not.toMatch(/undefined|NaN|\[object/u);
    expect(why).not.toBe('');
    expect(todo).not.toBe('');
  }
  if (checked.text === '') expect(checked.findings.some(({ severity }) => severity === 'error')).toBe(true);
}

/** An imported file's text is the importer's own: it reads without an error. */
function checkImported(checked: CheckedScript): void {
  checkAnswer(checked);
  if (checked.text !== '') expect(parseScript(checked.text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
}

const anyName = fc.constantFrom(
  'sop.xlsx',
  'sop.xls',
  'sop.csv',
  'sop.tsv',
  'sop.txt',
  'sop.md',
  'sop.yaml',
  'sop.yml',
  'sop',
  '快闪.XLSX',
  '早\u0001安.csv',
  '.md',
);

test('any bytes under any name are answered', async () => {
  const heads = fc.constantFrom(
    [],
    [0x50, 0x4b, 3, 4],
    [0x50, 0x4b, 5, 6],
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xd0, 0xcf, 0x11, 0xe0],
  );
  const bytes = fc.tuple(heads, fc.uint8Array({ maxLength: 400 })).map(([head, rest]) => Uint8Array.from([...head, ...rest]));
  await fc.assert(
    fc.asyncProperty(bytes, anyName, async (file, name) => checkAnswer(await checkFile(file, name, options))),
    fuzzRuns(400),
  );
});

test('a workbook damaged on the way is answered', async () => {
  await fc.assert(
    fc.asyncProperty(blows, async (dealt) => checkImported(await checkFile(damagedBytes(workbook, dealt), 'sop.xlsx', options))),
    fuzzRuns(60),
  );
});

const xmlSigns = [
  '<',
  '>',
  '/>',
  '"',
  '&',
  '&#0;',
  '&#xD800;',
  ' r="A1"',
  ' r="XFE9"',
  ' t="s"',
  '<v>999999</v>',
  '<is><t>x</t></is>',
  '</row>',
  '<row r="0">',
  '\0',
];

test('a workbook whose parts another program wrote wrongly is answered', async () => {
  const parts = unzipSync(workbook);
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/u.test(name));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), blows, async (name, dealt) => {
      const xml = damagedText(strFromU8(parts[name] ?? new Uint8Array()), dealt, xmlSigns);
      checkImported(await checkFile(zipSync({ ...parts, [name]: strToU8(xml) }, { level: 0 }), 'sop.xlsx', options));
    }),
    fuzzRuns(120),
  );
});

test('a document damaged on the way is answered', async () => {
  await fc.assert(
    fc.asyncProperty(blows, async (dealt) => checkImported(await checkFile(damagedBytes(document, dealt), 'sop.md', options))),
    fuzzRuns(100),
  );
});

/** Every two-byte sign of GBK, by what it decodes to: what browsers and Node decode, neither encodes. */
function gbkEncoder(): (text: string) => Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return (text) => Uint8Array.from([...text].flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]));
}

const gbk = gbkEncoder();
const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !big);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at + 2, text.charCodeAt(at), !big);
  return bytes;
};

const encodings = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-8 with its mark': (text: string) => new TextEncoder().encode(`\uFEFF${text}`),
  gbk,
  'utf-16 le': (text: string) => utf16(text, false),
  'utf-16 be': (text: string) => utf16(text, true),
};

const clock = fc.constantFrom('09:00', '晚上8:30', '早8点', '20：30', '19:00-19:30', '25:00', '', '随时');
const day = fc.constantFrom('第1天', 'Day2', 'D3', '', '第三天');
const who = fc.constantFrom('班主任', '顾问', '助教', '小王', '');
const said = fc.constantFrom('大家早', '上课了："找到好光"', '记得交作业，\n今晚九点前', "it's on", 'a;b', '价格 99 元', '{昵称}你好');

test('no row of a CSV is lost, whatever its encoding, its separator, its line ends and its quotes', async () => {
  const row = fc.tuple(day, clock, who, said);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...(Object.keys(encodings) as (keyof typeof encodings)[])),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (rows, encoding, separator, lineEnd, quoteAll) => {
        const written = (cell: string) => (quoteAll || /[",;\t\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
        // a word no other row has shows where its row went
        const marked = rows.map(([on, at, by, text], index) => [on, at, by, `${text} 记号${index}完`]);
        const table = [['天数', '时间', '角色', '文案'], ...marked].map((cells) => cells.map(written).join(separator)).join(lineEnd);
        const checked = await checkFile(encodings[encoding](table + lineEnd), 'sop.csv', options);
        checkImported(checked);
        for (const index of rows.keys()) {
          const named = checked.findings.some(({ cell }) => cell?.replace(/^.*![A-Z]+/u, '') === String(index + 2));
          expect(checked.text.includes(`记号${index}完`) || named, `row ${index} of ${JSON.stringify(table)}`).toBe(true);
        }
      },
    ),
    fuzzRuns(150),
  );
});

test('what cannot be typed is left out of titles and places, whether it stands in a document, in the name of a file or of a sheet', async () => {
  const bytes = new TextEncoder().encode('天数,时间,角色,文案\n第1天,09:00,班主任,大家早\n');
  const parts = unzipSync(workbook);
  const named = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace(' name="SOP"', ' name="SOP&#1;"');
  expect(named).toContain('&#1;');
  for (const checked of [
    await checkFile(bytes, '早\u0001安.csv', options),
    await checkFile(zipSync({ ...parts, 'xl/workbook.xml': strToU8(named) }), 'sop.xlsx', options),
    await checkFile(Uint8Array.from([0x23, 0x20, 0x0f, ...bytes]), '早安.md', options),
  ]) {
    checkImported(checked);
    expect(checked.text).not.toBe('');
  }
});

test('a CSV damaged on the way is answered', async () => {
  const table = encodings['utf-8'](
    `天数,时间,角色,文案\n${Array.from({ length: 30 }, (_, n) => `第${(n % 5) + 1}天,${8 + (n % 12)}:00,班主任,"第${n}条，大家好"`).join('\n')}\n`,
  );
  await fc.assert(
    fc.asyncProperty(blows, fc.boolean(), async (dealt, asText) =>
      checkImported(await checkFile(damagedBytes(table, dealt), asText ? 'sop.txt' : 'sop.csv', options)),
    ),
    fuzzRuns(150),
  );
});

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { badWorkbooks, bytesOf, workbookOf, zip } from '../../test/workbooks.ts';
import { importTable } from '../import/import-table.ts';
import type { Cell, Sheet } from '../import/sheet.ts';
import { readTable } from './read-table.ts';
import { readWorkbook } from './read-workbook.ts';

// a hundred thousand rows and a gigabyte take seconds to make, more beside other work
vi.setConfig({ testTimeout: 60_000 });

const sample = new Uint8Array(readFileSync(new URL('../../test/fixtures/photo-camp-5-days.xlsx', import.meta.url)));

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.findings[0]?.message.en.why);
  return read.sheets;
}

function cellAt(sheet: Sheet | undefined, ref: string): Cell | undefined {
  return sheet?.rows.flatMap((row) => row.cells).find((cell) => cell.ref === ref);
}

async function written(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<readonly Sheet[]> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('S'), workbook);
  return await sheetsOf(await bytesOf(workbook));
}

describe('the sample', () => {
  test('has two sheets, merged ranges and text of several lines', async () => {
    const [sop, products] = await sheetsOf(sample);
    expect([sop?.name, sop?.rows.length, sop?.merges.length]).toEqual(['SOP', 31, 9]);
    expect(products?.rows.length).toBe(8);
    expect(cellAt(sop, 'G3')?.text).toContain('\n请先看群公告');
    expect(cellAt(sop, 'A4')).toBeUndefined();
  });
});

describe('cells', () => {
  test('times are times, dates are dates, whatever their format', async () => {
    const [sheet] = await written((s) => {
      const put = (ref: string, value: ExcelJS.CellValue, numFmt: string) => {
        s.getCell(ref).value = value;
        s.getCell(ref).numFmt = numFmt;
      };
      put('A1', 0.8125, 'h:mm');
      put('A2', 0.8125, 'h"时"mm"分"');
      put('A3', 25 / 24, '[h]:mm');
      put('A4', 46_082.375, 'hh:mm');
      put('A5', new Date(Date.UTC(2026, 2, 1)), 'yyyy/m/d');
      put('A6', new Date(Date.UTC(2026, 2, 1, 9, 30)), 'yyyy-mm-dd hh:mm');
      put('A7', new Date(Date.UTC(2026, 2, 1)), 'm"月"d"日"');
      put('A8', 0.8125, 'General');
      put('A9', 0.3, '0%');
      put('A10', 1, '"第"0"天"');
    });
    expect(sheet?.rows.map((row) => `${row.cells[0]?.kind} ${row.cells[0]?.text}`)).toEqual([
      'time 19:30',
      'time 19:30',
      'time 25:00',
      'time 09:00',
      'date 2026-03-01',
      'date 2026-03-01 09:30',
      'date 2026-03-01',
      'number 0.8125',
      'number 30%',
      'number 1',
    ]);
  });

  test('formulas give the stored result, also when it is 0 or text in a date format, and say so', async () => {
    const [sheet] = await written((s) => {
      s.getCell('A1').value = { formula: 'B1', result: 0 };
      s.getCell('A2').value = { formula: 'TEXT(B1,"hh:mm")', result: '09:00' };
      s.getCell('A2').numFmt = 'hh:mm';
      s.getCell('A3').value = { formula: 'B3' };
      s.getCell('A4').value = { formula: 'NA()', result: { error: '#N/A' } };
      s.getCell('A5').value = { formula: '_xlfn.DISPIMG("ID_1",1)', result: '=DISPIMG("ID_1",1)' };
    });
    expect(sheet?.rows.map(({ cells: [cell] }) => [cell?.kind, cell?.text, cell?.formula])).toEqual([
      ['number', '0', 'cached'],
      ['text', '09:00', 'cached'],
      ['text', '', 'uncalculated'],
      ['error', '#N/A', 'cached'],
      ['picture', '', 'cached'],
    ]);
  });

  test('rich text is joined; links and comments are read, also a comment on an empty cell', async () => {
    const [sheet] = await written((s) => {
      s.getCell('A1').value = { richText: [{ text: '大家' }, { font: { bold: true }, text: '早上好' }] };
      s.getCell('A2').value = { text: '看这里', hyperlink: 'https://example.com/a?b=1&c=2' };
      s.getCell('A3').value = '话术';
      s.getCell('A3').note = '要 置顶';
      s.getCell('B4').note = { texts: [{ text: '空格上的' }, { text: '批注' }] };
    });
    expect(cellAt(sheet, 'A1')?.text).toBe('大家早上好');
    expect(cellAt(sheet, 'A2')).toMatchObject({ text: '看这里', link: 'https://example.com/a?b=1&c=2' });
    expect(cellAt(sheet, 'A3')?.comment).toBe('要 置顶');
    expect(cellAt(sheet, 'B4')).toMatchObject({ text: '', comment: '空格上的批注' });
  });

  test('control characters and stray marks are taken out of text, lines are kept', async () => {
    const [sheet] = await written((s) => {
      s.getCell('A1').value = '\u200B一行 \r\n二行\u2028三行\uFEFF';
    });
    expect(cellAt(sheet, 'A1')?.text).toBe('一行\n二行\n三行');
  });

  test('hidden sheets, rows and columns are marked', async () => {
    const [sheet, hidden] = await written((s, workbook) => {
      s.addRow(['a', 'b']);
      s.addRow(['c']).hidden = true;
      s.getColumn(2).hidden = true;
      workbook.addWorksheet('H', { state: 'veryHidden' }).addRow(['x']);
    });
    expect(sheet?.rows.map((row) => row.hidden)).toEqual([false, true]);
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual([2]);
    expect(hidden?.hidden).toBe(true);
  });

  test('XML as other programs write it: prefixed names, no references, inline and unused shared strings, empty formatted rows', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const prefixed = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>一</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r="5"><x:c r="A5"/></x:row><x:row><x:c r="C6" t="str"><x:v>a&amp;b</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const [sheet] = await sheetsOf(workbookOf({ sheet: prefixed }));
    expect(sheet?.rows.flatMap((row) => row.cells.map((cell) => `${cell.ref} ${cell.text}`))).toEqual(['A1 一', 'B1 2', 'C6 a&b']);
  });
});

describe('what is no proper workbook', () => {
  test.each(Object.keys(badWorkbooks))('%s is answered with its finding, in both languages', async (name) => {
    const bad = await badWorkbooks[name]?.();
    if (!bad) throw new Error(name);
    const read = await readTable(bad.bytes, bad.file);
    expect(read.ok).toBe(bad.read);
    const findings = [...read.findings, ...(read.ok ? importTable(read.sheets, { locale: 'zh-CN' }).findings : [])];
    const finding = findings.find(({ rule }) => rule === bad.rule);
    expect(finding?.message['zh-CN'].why).toMatch(/\p{Script=Han}/u);
    expect(finding?.message.en.todo).toMatch(/[a-z]/u);
  });

  test('what a limit leaves out names the sheet and the first row', async () => {
    const bad = await badWorkbooks['hundredThousandRows']?.();
    const read = await readWorkbook(bad?.bytes ?? new Uint8Array());
    expect(read.findings[0]).toMatchObject({ rule: 'too-many-rows', cell: 'SOP!A5001' });
    expect(read.ok && read.sheets[0]?.rows.length).toBe(5_000);
  });

  test('a declared size is not believed, nor is a sheet listed twice or one that is missing', async () => {
    const bomb = await badWorkbooks['zipBomb']?.();
    expect(bomb?.bytes.length).toBeLessThan(2 * 1024 * 1024);
    const empty = await readWorkbook(zip([{ name: 'xl/workbook.xml', data: new TextEncoder().encode('<workbook/>') }]));
    expect(empty.findings[0]?.rule).toBe('no-sheets');
  });

  test('a server gets its turn while a long file is unpacked', async () => {
    const bad = await badWorkbooks['hundredThousandRows']?.();
    let turns = 0;
    await readWorkbook(bad?.bytes ?? new Uint8Array(), {
      pause: () => {
        turns += 1;
        return Promise.resolve();
      },
    });
    expect(turns).toBeGreaterThan(10);
  });

  test('bytes changed, cut or swapped anywhere are never a crash', async () => {
    const damage = fc.array(fc.record({ at: fc.nat(sample.length - 1), byte: fc.integer({ min: 0, max: 255 }) }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(sample.length), fc.boolean(), async (changes, length, cut) => {
        const bytes = Uint8Array.from(cut ? sample.subarray(0, length) : sample);
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
        const read = await readTable(bytes, 'x.xlsx');
        expect(read.ok || read.findings.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('text tables', () => {
  const csv = '时间,话术\n09:00,"第一行\n第二行, ""引号"""\n\n10:00,好\n';

  test.each([
    ['UTF-8', new TextEncoder().encode(csv)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${csv}`)],
    [
      'UTF-16',
      Uint8Array.from([0xff, 0xfe, ...Array.from(csv).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]),
    ],
    ['GBK', gbk('时间,话术\n09:00,"第一行\n第二行, ""引号"""\n\n10:00,好\n')],
    ['tabs', new TextEncoder().encode(csv.replace('时间,话术', '时间\t话术').replace('09:00,', '09:00\t').replace('10:00,', '10:00\t'))],
  ])('CSV in %s is read, rows numbered as a spreadsheet numbers them', async (_, bytes) => {
    const read = await readTable(bytes, 'dir/plan.csv');
    expect(read.ok && read.sheets[0]?.name).toBe('plan');
    expect(read.ok && read.sheets[0]?.rows.map((row) => row.cells.map((cell) => `${cell.ref} ${cell.text}`))).toEqual([
      ['A1 时间', 'B1 话术'],
      ['A2 09:00', 'B2 第一行\n第二行, "引号"'],
      ['A4 10:00', 'B4 好'],
    ]);
  });

  test('a quotation mark that is never closed is named by its line', async () => {
    const read = await readTable(new TextEncoder().encode('a,b\n"c,d\ne,f'), 'x.csv');
    expect(read).toMatchObject({ ok: false, findings: [{ rule: 'corrupt' }] });
  });

  test('100,000 lines are cut as a sheet is', async () => {
    const read = await readTable(new TextEncoder().encode(`时间,话术\n${'09:00,好\n'.repeat(100_000)}`), 'x.csv');
    expect(read.findings[0]).toMatchObject({ rule: 'too-many-rows', cell: 'x!A5001' });
  });
});

/** GBK bytes of a text whose letters are these few and ASCII. */
function gbk(text: string): Uint8Array {
  const codes: Readonly<Record<string, number>> = {
    时: 0xcab1,
    间: 0xbce4,
    话: 0xbbb0,
    术: 0xcaf5,
    第: 0xb5da,
    一: 0xd2bb,
    行: 0xd0d0,
    二: 0xb6fe,
    引: 0xd2fd,
    号: 0xbac5,
    好: 0xbac3,
  };
  return Uint8Array.from(
    [...text].flatMap((letter) => (codes[letter] === undefined ? [letter.charCodeAt(0)] : [codes[letter] >> 8, codes[letter] & 255])),
  );
}

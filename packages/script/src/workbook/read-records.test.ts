import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { bytesOf } from '../../test/workbooks.ts';
import { readRecords } from './read-records.ts';

const limits = { lines: 100, rows: 100 };
const utf8 = (text: string) => new TextEncoder().encode(text);

async function records(bytes: Uint8Array, name = 'orders.csv') {
  const read = await readRecords(bytes, name, limits);
  return read.ok ? read.records : read.findings.map(({ rule }) => rule);
}

test('records are placed at the line they begin on, whatever line breaks are inside cells', async () => {
  expect(await records(utf8('\uFEFFa,b\r\n1,"two\r\nlines"\r\n\r\n3,"x ""y"""\r\n'))).toEqual([
    { place: '1', cells: ['a', 'b'] },
    { place: '2', cells: ['1', 'two\nlines'] },
    { place: '5', cells: ['3', 'x "y"'] },
  ]);
});

test('semicolons and tabs divide as well as commas', async () => {
  expect(await records(utf8('a;b;c\n1;2,5;3\n'))).toMatchObject([{ cells: ['a', 'b', 'c'] }, { cells: ['1', '2,5', '3'] }]);
  expect(await records(utf8('a\tb\n1\t2\n'), 'orders.txt')).toMatchObject([{ cells: ['a', 'b'] }, { cells: ['1', '2'] }]);
});

test('of a workbook the fullest sheet is read: whole numbers with all their digits, times with their seconds', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('说明').addRow(['导出说明']);
  const sheet = workbook.addWorksheet('订单');
  sheet.addRow(['订单号', '手机号', '下单时间', '金额']);
  const row = sheet.addRow([2026112300012, 19_900_001_000, new Date(Date.UTC(2026, 10, 25, 18, 19, 2)), 9.9]);
  row.getCell(3).numFmt = 'yyyy-mm-dd hh:mm:ss';
  sheet.addRow([1.234567890123456e18, '19900001000', null, null]);
  expect(await records(await bytesOf(workbook), 'orders.xlsx')).toEqual([
    { place: '订单!A1', cells: ['订单号', '手机号', '下单时间', '金额'] },
    { place: '订单!A2', cells: ['2026112300012', '19900001000', '2026-11-25T18:19:02', '9.9'] },
    { place: '订单!A3', cells: ['1.234567890123456e+18', '19900001000'] },
  ]);
});

test('a file beyond the limits is refused, not cut', async () => {
  expect(await records(utf8('a,b\n'.repeat(101)))).toEqual(['too-large']);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('订单');
  for (let row = 0; row < 101; row += 1) sheet.addRow(['a', row]);
  expect(await records(await bytesOf(workbook), 'orders.xlsx')).toEqual(['too-large']);
});

test('a quotation mark that is never closed is told with its line', async () => {
  const read = await readRecords(utf8('a,b\n1,2\n3,"4\n5,6\n'), 'orders.csv', limits);
  expect(read.ok ? null : read.findings[0]).toMatchObject({ rule: 'corrupt', cell: 'orders.csv:3' });
});

import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 天数 and 课程, as Excel on a Chinese Windows saves CSV */
const gbk = Uint8Array.from([0xcc, 0xec, 0xca, 0xfd, 0x2c, 0xbf, 0xce, 0xb3, 0xcc, 0x0a]);

async function told(bytes: Uint8Array, name = 'sop.csv') {
  const table = await readTable(bytes, name);
  return table.findings.map(({ rule, at, cell }) => `${rule}@${cell ?? (at ? `${at.line}:${at.column}` : '')}`);
}

test('GB18030 is read as what it is', async () => {
  const table = await readTable(gbk, 'sop.csv');
  expect(table.ok && table.sheets[0]?.rows[0]?.cells.map((cell) => cell.text)).toEqual(['天数', '课程']);
});

test('UTF-8 that lost a byte is not taken for GB18030: the place of the damage is named', async () => {
  const whole = utf8('天数,话术\n第一天,今天讲构图\n');
  const lost = [...whole].toSpliced(whole.length - 12, 1);
  expect(await told(Uint8Array.from(lost))).toEqual(['encoding@2:6']);
});

test('bytes in no known encoding are refused', async () => {
  expect(await told(Uint8Array.from([0x41, 0xff, 0xff, 0x2c]))).toEqual(['encoding@']);
});

test('a NUL character is told with its line and column', async () => {
  expect(await told(utf8('时间,话术\n09:00,大\0家好\n'))).toEqual(['nul-bytes@2:8']);
});

test('a quotation mark that is never closed is told with the cell it opens', async () => {
  expect(await told(utf8('时间,话术\n09:00,"两\n行"\n10:00,"大家好\n11:00,再见\n'))).toEqual(['corrupt@sop!B3']);
});

test('a script is no table', async () => {
  expect(await told(utf8('# yaml-language-server: $schema=x\n\nkuaishan: 1\n'), 'camp.txt')).toEqual(['not-a-workbook@']);
});

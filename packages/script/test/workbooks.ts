/**
 * Workbooks that go wrong, made afresh: for the tests of this package and for `npm run bad-input`. Each says which finding answers it.
 */
import { Buffer } from 'node:buffer';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';

export interface BadWorkbook {
  readonly name: string;
  /** as an operator would have named it */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** the rule of the finding that answers it; whether the workbook is read nevertheless */
  readonly rule: string;
  readonly read: boolean;
}

/** Every bad workbook, by name. Made when asked for: some are megabytes. */
export const badWorkbooks: Readonly<Record<string, () => Promise<BadWorkbook>>> = {
  empty: made('empty.xlsx', 'not-a-workbook', () => Buffer.alloc(0)),
  csvNamedXlsx: made('sop.xlsx', 'not-a-workbook', () => Buffer.from('时间,话术\n09:00,大家好\n')),
  webPageNamedXls: made('export.xls', 'not-a-workbook', () =>
    Buffer.from('<html><body><table><tr><td>时间</td></tr></table></body></html>'),
  ),
  pdf: made('sop.xlsx', 'not-a-workbook', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n')),
  oldExcel: made('sop.xls', 'not-a-workbook', () => compoundFile('Workbook')),
  encrypted: made('sop.xlsx', 'encrypted', () => compoundFile('EncryptedPackage')),
  wordDocument: made('sop.xlsx', 'not-a-workbook', () => zip([{ name: 'word/document.xml', data: Buffer.from('<w:document/>') }])),
  randomBytes: made('sop.xlsx', 'not-a-workbook', () => Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 251))),
  nulText: made('sop.csv', 'nul-bytes', () => Buffer.from('时间,话术\n09:00,大\0家好\n')),
  cutOff: made('sop.xlsx', 'corrupt', async () => (await goodWorkbook()).subarray(0, 3000)),
  cutInside: made('sop.xlsx', 'corrupt', async () => cutEntry(await goodWorkbook())),
  brokenXml: made('sop.xlsx', 'corrupt', () =>
    workbookOf({ sheet: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</c></row></sheetData></worksheet>' }),
  ),
  noSheets: made('sop.xlsx', 'no-sheets', () => workbookOf({ sheet: null })),
  zipBomb: made('sop.xlsx', 'too-large', () => workbookOf({ sheet: bomb('<worksheet><sheetData>', ' ', 1024) })),
  zipBombOfRows: made('sop.xlsx', 'too-large', () =>
    workbookOf({ sheet: bomb('<worksheet><sheetData>', '<row><c><v>1</v></c></row>', 1024) }),
  ),
  zipBombOfOneCell: made('sop.xlsx', 'too-large', () =>
    workbookOf({ sheet: bomb('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>', 'a', 1024) }),
  ),
  manyEntries: made('sop.xlsx', 'too-large', () =>
    zip(Array.from({ length: 6000 }, (_, index) => ({ name: `xl/media/${index}.png`, data: Buffer.alloc(0) }))),
  ),
  hundredThousandRows: made('sop.xlsx', 'too-many-rows', () => hundredThousandRows(), { read: true }),
  hugeDimension: made('sop.xlsx', 'too-many-columns', () => workbookOf({ sheet: hugeDimension }), { read: true }),
  formulas: made('sop.xlsx', 'formula', () => formulas(), { read: true }),
  errorValues: made('sop.xlsx', 'error-value', () => formulas(), { read: true }),
  hiddenSheet: made('sop.xlsx', 'hidden-sheet', () => hiddenSheet(), { read: true }),
  impossibleTime: made('sop.xlsx', 'bad-time', () => rowsOf([['Day1', '25:00', '班主任', '群', '早安', '大家早上好']]), { read: true }),
};

function made(
  file: string,
  rule: string,
  bytes: () => Uint8Array | Promise<Uint8Array>,
  o: { readonly read: boolean } = { read: false },
): (name?: string) => Promise<BadWorkbook> {
  return async () => ({ name: file, file, bytes: await bytes(), rule, read: o.read });
}

const head = ['天数', '时间', '角色', '渠道', '动作', '话术'];

async function rowsOf(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('SOP');
  sheet.addRow(head);
  for (const row of rows) sheet.addRow([...row]);
  return await bytesOf(workbook);
}

export async function bytesOf(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function goodWorkbook(): Promise<Uint8Array> {
  return await rowsOf([['Day1', '09:00', '班主任', '群', '早安', '大家早上好']]);
}

async function formulas(): Promise<Uint8Array> {
  return await rowsOf([
    ['Day1', '09:00', '班主任', '群', '早安', { formula: 'A1&"好"', result: '大家早上好' }],
    ['Day1', '10:00', '班主任', '群', '提醒', { formula: 'A2&B2' }],
    ['Day1', '11:00', '班主任', '群', '名额', { error: '#REF!' }],
    ['Day1', { formula: 'B2+1/24', result: 0.5 }, '班主任', '群', '午安', { formula: 'NA()', result: { error: '#N/A' } }],
  ]);
}

async function hiddenSheet(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('SOP');
  sheet.addRow(head);
  sheet.addRow(['Day1', '09:00', '班主任', '群', '早安', '大家早上好']);
  sheet.addRow(['Day1', '10:00', '班主任', '群', '提醒', '记得交作业']).hidden = true;
  const hidden = workbook.addWorksheet('旧版', { state: 'hidden' });
  hidden.addRow(head);
  hidden.addRow(['Day1', '08:00', '班主任', '群', '早安', '旧的话术']);
  const veryHidden = workbook.addWorksheet('底稿', { state: 'veryHidden' });
  veryHidden.addRow(['内部底价', '不要外发']);
  return await bytesOf(workbook);
}

function hundredThousandRows(): Uint8Array {
  const rows = Array.from({ length: 100_000 }, (_, index) => {
    const row = index + 2;
    const cells = [`第${1 + (index % 5)}天`, '09:00', '班主任', '群', `动作${row}`, `第 ${row} 行的话术，大家好，今天一起学习新的内容`];
    return `<row r="${row}">${cells.map((text, column) => inlineCell(row, column, text)).join('')}</row>`;
  });
  const first = `<row r="1">${head.map((text, column) => inlineCell(1, column, text)).join('')}</row>`;
  return workbookOf({ sheet: Buffer.from(`<worksheet><sheetData>${first}${rows.join('')}</sheetData></worksheet>`) });
}

function inlineCell(row: number, column: number, text: string): string {
  return `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A few cells far apart, with merges, validations and formats over the whole sheet, which naive readers turn into billions of objects. */
const hugeDimension = [
  '<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9" hidden="0"/></cols><sheetData>',
  `<row r="1">${head.map((text, column) => inlineCell(1, column, text)).join('')}</row>`,
  `<row r="2">${['Day1', '09:00', '班主任', '群', '早安', '大家早上好'].map((text, column) => inlineCell(2, column, text)).join('')}<c r="XFD2" t="inlineStr"><is><t>远处</t></is></c></row>`,
  '<row r="1048576"><c r="E1048576" t="inlineStr"><is><t>最后一行</t></is></c></row>',
  '</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048575"/></mergeCells>',
  '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations></worksheet>',
].join('');

/** The beginning of a compound file (old Excel, or any encrypted workbook) whose directory names one stream. */
function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from(stream, 'utf16le').copy(bytes, 1024);
  return bytes;
}

/** Packed bytes that unpack to a beginning followed by `megabytes` MB of a repeated filler, made of one packed megabyte said again and again. */
function bomb(start: string, filler: string, megabytes: number): Packed {
  const block = Buffer.from(filler.repeat(Math.ceil((1024 * 1024) / filler.length)));
  const flushed = { finishFlush: constants.Z_FULL_FLUSH };
  const packedBlock = deflateRawSync(block, flushed);
  const packed = Buffer.concat([
    deflateRawSync(start, flushed),
    ...Array.from({ length: megabytes }, () => packedBlock),
    Buffer.from([3, 0]),
  ]);
  return { packed, claimedSize: 1000 };
}

interface Packed {
  readonly packed: Uint8Array;
  /** what the archive says it unpacks to: a lie */
  readonly claimedSize: number;
}

/** A minimal workbook around the XML of one sheet, or around none. */
export function workbookOf(o: { readonly sheet: string | Uint8Array | Packed | null }): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const list = o.sheet === null ? '' : '<sheet name="SOP" sheetId="1" r:id="rId1"/>';
  const part = typeof o.sheet === 'string' ? Buffer.from(o.sheet.replace('<worksheet>', `<worksheet xmlns="${main}">`)) : o.sheet;
  return zip([
    {
      name: '_rels/.rels',
      data: Buffer.from(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/workbook.xml', data: Buffer.from(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: Buffer.from(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    ...(part === null ? [] : [{ name: 'xl/worksheets/sheet1.xml', data: part }]),
  ]);
}

/** An archive of the given files, packed. */
export function zip(files: readonly { readonly name: string; readonly data: Uint8Array | Packed }[]): Uint8Array {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data } of files) {
    const plain = data instanceof Uint8Array ? data : null;
    const packed = data instanceof Uint8Array ? deflateRawSync(data) : data.packed;
    const size = data instanceof Uint8Array ? data.length : data.claimedSize;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(plain ? crc32(plain) : 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(18);
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directorySize, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), end]);
}

/** Spoils some bytes in the middle of the largest file of an archive, as a bad download does. */
function cutEntry(bytes: Uint8Array): Uint8Array {
  const spoiled = Uint8Array.from(bytes);
  const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 60;
  spoiled.fill(0x55, at, at + 40);
  return spoiled;
}

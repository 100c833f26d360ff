import { constants, crc32, deflateRawSync } from 'node:zlib';
import { badWorkbooks, workbookOf } from '../../../script/test/workbooks.ts';

/** A file given to the importer that goes wrong. */
export interface BadTable {
  readonly name: string;
  /** the cell, the sheet or the line and column its finding names; null = the file as a whole */
  readonly at: string | null;
  /** takes seconds: not for every run of the tests, which have bombs of their own */
  readonly heavy: boolean;
  make(): Promise<TableFile>;
}

interface TableFile {
  /** as an operator would have named it */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** the rule of the finding that answers it */
  readonly rule: string;
  /** whether it is read nevertheless: a script comes of it */
  readonly read: boolean;
}

/** What the script package's own bad workbooks are called here, and the cell each is answered with. */
const workbooks: Readonly<Record<string, readonly [name: string, at?: string]>> = {
  empty: ['an empty file named .xlsx'],
  csvNamedXlsx: ['text named .xlsx'],
  webPageNamedXls: ['a web page named .xls'],
  pdf: ['a PDF named .xlsx'],
  oldExcel: ['an old workbook (.xls)'],
  encrypted: ['a workbook behind a password'],
  wordDocument: ['a Word document (.docx) named .xlsx'],
  randomBytes: ['bytes without sense named .xlsx'],
  nulText: ['a NUL byte in CSV', '2:8'],
  cutOff: ['a workbook cut off'],
  cutInside: ['a workbook damaged inside'],
  brokenXml: ['a workbook with broken XML'],
  noSheets: ['a workbook without sheets'],
  zipBomb: ['zip bomb: 1 GB of spaces, says 1 kB'],
  zipBombOfRows: ['zip bomb: 1 GB of rows'],
  zipBombOfOneCell: ['zip bomb: 1 GB in one cell'],
  manyEntries: ['a zip of 6,000 files'],
  hundredThousandRows: ['100,000 rows', 'SOP!A5001'],
  hugeDimension: ['merges over 17 billion cells', 'SOP!XFD2'],
  formulas: ['a formula without its value', 'SOP!F3'],
  errorValues: ['a formula that failed (#REF!)', 'SOP!F4'],
  hiddenSheet: ['hidden sheets', '旧版'],
  impossibleTime: ['25:00 in a workbook', 'SOP!B2'],
};

export const badTables: readonly BadTable[] = [
  ...Object.entries(badWorkbooks).map(([key, make]): BadTable => {
    const [name, at = null] = workbooks[key] ?? [key];
    return { name, at, make, heavy: /bomb|100,000/.test(name) };
  }),
  table('a picture named .xlsx', 'sop.xlsx', 'not-a-workbook', () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')),
  table('a Word document (.doc)', 'sop.doc', 'not-a-workbook', () => compoundFile('WordDocument')),
  table('a script given to import', 'camp.yaml', 'not-a-workbook', () => Buffer.from('# 营\nkuaishan: 1\ntitle: 营\ncues: []\n')),
  table('zip bomb: 10 kB that say they are 4 GB', 'sop.xlsx', 'too-large', () => workbookOf({ sheet: spaces(10, 0xfffffffe) })),
  table('zip bomb: 10 GB of sheets that share 10 kB', 'sop.xlsx', 'too-large', () => overlapping({ sheets: 1_000, megabytes: 10 })),
  table('a quotation mark never closed in CSV', 'sop.csv', 'corrupt', () => Buffer.from('时间,话术\n09:00,"大家好\n10:00,再见\n'), {
    at: 'sop!B2',
  }),
  table('invalid UTF-8 in CSV', 'sop.csv', 'encoding', () => halfCopied('时间,话术\n09:00,早上好\n10:00,今天讲构图\n', '今'), {
    at: '3:7',
  }),
  table('CSV of 60 MB', 'sop.csv', 'too-large', () => Buffer.alloc(60 * 1024 * 1024, '时间,话术\n')),
  table('CSV of 100,000 rows', 'sop.csv', 'too-many-rows', () => csv('第1天,09:00,班主任,大家好\n'.repeat(100_000)), {
    at: 'sop!A5001',
    read: true,
  }),
  table('25:00 in CSV', 'sop.csv', 'bad-time', () => csv('第1天,25:00,班主任,大家好\n'), { at: 'sop!B2', read: true }),
  table('a table that is no script', 'sop.csv', 'no-script', () => Buffer.from('姓名,电话\n张三,123\n李四,456\n')),
];

function table(
  name: string,
  file: string,
  rule: string,
  bytes: () => Uint8Array,
  { at = null, read = false }: { readonly at?: string | null; readonly read?: boolean } = {},
): BadTable {
  return { name, at, heavy: /bomb|100,000|60 MB/.test(name), make: async () => ({ file, bytes: bytes(), rule, read }) };
}

function csv(rows: string): Uint8Array {
  return Buffer.from(`天数,时间,角色,话术\n${rows}`);
}

/** Of one character the middle byte is lost, as by a bad copy. */
function halfCopied(text: string, character: string): Uint8Array {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(character);
  return Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)]);
}

/** A compound file as old Office programs write it, with one stream in its directory. */
function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from(stream, 'utf16le').copy(bytes, 1024);
  return bytes;
}

/** So many megabytes of spaces, packed a thousand to one, with whatever size they claim. */
function spaces(megabytes: number, claimedSize: number): { readonly packed: Uint8Array; readonly claimedSize: number } {
  return { packed: deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: constants.Z_BEST_COMPRESSION }), claimedSize };
}

/** A workbook whose sheets are all one and the same packed part: the directory names it under a thousand names. */
function overlapping(o: { readonly sheets: number; readonly megabytes: number }): Uint8Array {
  const head = '<worksheet><sheetData>';
  const plain = Buffer.concat([Buffer.from(head), Buffer.alloc(o.megabytes * 1024 * 1024, ' '), Buffer.from('</sheetData></worksheet>')]);
  const numbers = Array.from({ length: o.sheets }, (_, index) => index + 1);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = numbers.map((n) => `<sheet name="S${n}" sheetId="${n}" r:id="rId${n}"/>`).join('');
  const relations = numbers
    .map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join('');
  return archive([
    { names: ['xl/workbook.xml'], plain: Buffer.from(`<workbook xmlns:r="${office}"><sheets>${list}</sheets></workbook>`) },
    { names: ['xl/_rels/workbook.xml.rels'], plain: Buffer.from(`<Relationships>${relations}</Relationships>`) },
    { names: numbers.map((n) => `xl/worksheets/sheet${n}.xml`), plain },
  ]);
}

/** A zip in which several names may stand for one packed part. */
function archive(parts: readonly { readonly names: readonly string[]; readonly plain: Uint8Array }[]): Uint8Array {
  const [local, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let [offset, count] = [0, 0];
  for (const { names, plain } of parts) {
    const packed = deflateRawSync(plain, { level: constants.Z_BEST_COMPRESSION });
    // version, flags, method, time, date, crc, packed size, size, name length, extra length
    const fields = (name: string) => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(8, 4);
      bytes.writeUInt32LE(crc32(plain), 10);
      bytes.writeUInt32LE(packed.length, 14);
      bytes.writeUInt32LE(plain.length, 18);
      bytes.writeUInt16LE(name.length, 22);
      return bytes;
    };
    const own = names[0] ?? '';
    local.push(Buffer.from('PK\x03\x04'), fields(own), Buffer.from(own), packed);
    for (const name of names) {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offset, 10);
      directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields(name), rest, Buffer.from(name));
      count += 1;
    }
    offset += 30 + own.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), end]);
}

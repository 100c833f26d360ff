import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, test, vi } from 'vitest';
import { ownColumns } from '../src/export/own-words.ts';
import { findByWord, importTable, type Script, writeScript } from '../src/index.ts';
import { readTable, writeWorkbook } from '../src/workbook/index.ts';
import { withoutPlaces } from './script-arbitrary.ts';
import { readScript, smallScript } from './small-script.ts';
import { bytesOf } from './workbooks.ts';

vi.setConfig({ testTimeout: 60_000 });

async function exported(script: Script, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Uint8Array> {
  const written = await writeWorkbook(script, { locale });
  if (!written.ok) throw new Error(written.findings[0]?.message.en.why);
  return written.bytes;
}

async function imported(bytes: Uint8Array) {
  const read = await readTable(bytes, 'camp.xlsx');
  if (!read.ok) throw new Error(read.findings[0]?.message.en.why);
  return importTable(read.sheets, { locale: 'zh-CN', name: 'camp.xlsx' });
}

/** The workbook after somebody opened it, did this to its first sheet and saved it. */
async function edited(script: Script, edit: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await exported(script)).buffer as ArrayBuffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('no sheet');
  edit(sheet, workbook);
  return imported(await bytesOf(workbook));
}

const sample = new Uint8Array(readFileSync(new URL('fixtures/photo-camp-5-days.xlsx', import.meta.url)));
const camp = (await imported(sample)).script as Script;
const told = (result: Awaited<ReturnType<typeof imported>>) => result.findings.map(({ rule, cell }) => `${rule}@${cell}`);

describe('the photo camp, exported', () => {
  test.each(['zh-CN', 'en'] as const)('comes back as the same script, text and all (%s)', async (locale) => {
    const again = await imported(await exported(camp, locale));
    expect(again.findings).toEqual([]);
    expect(withoutPlaces(again.script as Script)).toEqual(withoutPlaces(camp));
    expect(again.text).toBe(writeScript(camp));
  });

  test('the same script gives the same bytes', async () => {
    expect(Buffer.from(await exported(camp)).equals(Buffer.from(await exported(camp)))).toBe(true);
  });

  test('looks as operators keep it: their columns first, days and stages merged, the heading frozen, texts wrapped', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exported(camp)).buffer as ArrayBuffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    const heading = (sheet.getRow(2).values as unknown[]).slice(1, 10);
    expect(heading).toEqual(['阶段', '第几天', '时间', '角色', '渠道', '动作', '文案', '素材', '备注']);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet.getCell('B4').isMerged && sheet.getCell('B4').master.address).toBe('B3');
    expect(sheet.getCell('G3').alignment.wrapText).toBe(true);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
  });

  test('a text that is mended is mended, and nothing else', async () => {
    const result = await edited(camp, (sheet) => {
      sheet.getCell('G3').value = '欢迎大家，我们开始吧';
      sheet.getCell('C4').value = '早8点半';
      sheet.getCell('D4').value = '助教';
    });
    const [first, second] = [result.script?.cues[0], result.script?.cues[1]];
    expect(first).toMatchObject({ id: camp.cues[0]?.id, texts: ['欢迎大家，我们开始吧'] });
    expect(second).toMatchObject({ id: camp.cues[1]?.id, when: { time: { day: 1, minuteOfDay: 510 } }, role: 'assistant' });
    expect(result.script?.cues.slice(2).map(({ at: _at, fields: _fields, ...cue }) => cue)).toEqual(
      camp.cues.slice(2).map(({ at: _at, fields: _fields, ...cue }) => cue),
    );
  });

  test('a row that is added becomes a cue of that day with an id of its own; the others keep theirs', async () => {
    const result = await edited(camp, (sheet) => {
      const row = sheet.rowCount + 1;
      for (const [column, value] of Object.entries({ B: '第7天', C: '20:00', D: '班主任', E: '群内', F: '回访', G: '大家好，{昵称}！' })) {
        sheet.getCell(`${column}${row}`).value = value;
      }
    });
    expect(result.script?.days).toBe(7);
    expect(result.script?.cues.at(-1)).toMatchObject({
      ...{ id: 'd7-2000-回访', role: 'host', action: 'say', texts: ['大家好，{{ 昵称 }}！'], stage: 'followUp' },
      when: { kind: 'at', time: { day: 7, minuteOfDay: 1200 } },
    });
    expect(result.script?.cues.slice(0, -1).map(({ id }) => id)).toEqual(camp.cues.map(({ id }) => id));
  });

  test('rows taken apart and sorted keep their day and stage: the merged cells had kept the values', async () => {
    const read = await readTable(await exported(camp), 'camp.xlsx');
    if (!read.ok) throw new Error('not read');
    const sheets = read.sheets.map((sheet, index) => {
      if (index > 0) return sheet;
      const [title, heading, ...body] = sheet.rows;
      const numbers = body.map(({ number }) => number);
      const turned = body.toReversed().map((row, at) => {
        const number = numbers[at] ?? 0;
        const cells = row.cells.map((cell) => ({ ...cell, row: number, ref: cell.ref.replace(/\d+$/u, String(number)) }));
        return { ...row, number, cells };
      });
      return { ...sheet, merges: [], rows: [title, heading, ...turned] as typeof sheet.rows };
    });
    const sorted = importTable(sheets, { locale: 'zh-CN' });
    const plain = (script: Script) => (withoutPlaces(script) as Script).cues;
    expect(plain(sorted.script as Script).toReversed()).toEqual(plain(camp));
  });

  test('a row copied with its id becomes a cue of its own, and is told', async () => {
    const result = await edited(camp, (sheet) => {
      const from = sheet.getRow(5).values as ExcelJS.CellValue[];
      sheet.getRow(sheet.rowCount + 1).values = from;
    });
    expect(result.script?.cues).toHaveLength(30);
    expect(told(result)).toEqual(['copied-row@剧本!R32']);
  });

  test('what cannot be understood is told at its cell, and no script comes of it', async () => {
    const result = await edited(camp, (sheet) => {
      sheet.getCell('D5').value = '小丑';
      sheet.getCell('J13').value = '发过言 并且';
      sheet.getCell('G6').value = '{{ 没有结束';
    });
    expect(result.script).toBeNull();
    expect(told(result)).toEqual(expect.arrayContaining(['unknown-role@剧本!D5', 'bad-audience@剧本!J13', 'bad-text@剧本!G6']));
  });

  test('a time that is none waits for a person’s go, as in any workbook', async () => {
    const result = await edited(camp, (sheet) => {
      sheet.getCell('C3').value = '25:00';
    });
    expect(result.script?.cues[0]?.when).toEqual({ kind: 'go' });
    expect(told(result)).toEqual(['bad-time@剧本!C3']);
  });

  test('without its settings it is an operator’s workbook like any other', async () => {
    const result = await edited(camp, (_sheet, workbook) => {
      for (const name of ['设置', '变量', '说明']) workbook.removeWorksheet(name);
    });
    expect(result.script?.cues).toHaveLength(29);
    expect(result.script?.cues.map(({ texts }) => texts[0])).toEqual(camp.cues.map(({ texts }) => texts[0]));
  });
});

describe('every text survives as it is', () => {
  const texts: Readonly<Record<string, string>> = {
    'a formula': '=HYPERLINK("https://evil.example","点我")',
    'signs that begin formulas': '+1 -1 @大家',
    'a minus': '-5元优惠',
    'a leading apostrophe': "'引号开头",
    'emoji and line breaks': '👨‍👩‍👧‍👦 早\n\n  上好😀',
    'blanks at both ends of lines': '  前\n行尾两个空格  \n\t后',
    'an escape of workbooks': '_x000D_ 和 _x0041_',
    'longer than a cell': `${'很长 '.repeat(11_000)}完`,
    'more lines than a cell': Array.from({ length: 700 }, (_, line) => `第${line}行`).join('\n'),
    'a pair at the limit': `${'a'.repeat(32_766)}😀尾`,
  };

  test.each(Object.entries(texts))('%s', async (_name, text) => {
    const script = readScript(smallScript({ cues: [{ text: 'x' }] }));
    // what is said has a limit of its own; what is noted has none but the file's
    const message = text.length > 16_000 ? '短' : text;
    const cues = script.cues.map((cue, index) => (index === 0 ? { ...cue, texts: [message, `变体 ${message}`], remarks: text } : cue));
    const again = await imported(
      await exported({ ...script, cues, notes: `${text}\n完`, variables: [{ name: '值', value: text, at: { line: 1, column: 1 } }] }),
    );
    expect(again.findings).toEqual([]);
    expect(again.script?.cues[0]).toMatchObject({ texts: [message, `变体 ${message}`], remarks: text });
    expect(again.script?.notes).toBe(`${text}\n完`);
    expect(again.script?.variables[0]?.value).toBe(text);
  });

  test('no text becomes a formula: every cell holds a string', async () => {
    const script = readScript(smallScript({ cues: [{ text: '=1+1' }, { text: '@SUM(A1)' }] }));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exported(script)).buffer as ArrayBuffer);
    const types = new Set<number>();
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => types.add(cell.type)));
    expect(types).toEqual(new Set([ExcelJS.ValueType.String, ExcelJS.ValueType.Merge]));
  });

  test('a script too wide for its table is refused, not cut', async () => {
    const script = readScript(smallScript({ cues: [{ text: 'x' }] }));
    const cues = script.cues.map((cue, index) =>
      index === 0 ? { ...cue, texts: Array.from({ length: 300 }, (_, n) => `第${n}种`) } : cue,
    );
    expect(await writeWorkbook({ ...script, cues }, { locale: 'zh-CN' })).toMatchObject({ ok: false, findings: [{ rule: 'too-wide' }] });
  });
});

test('the headings are words the importer knows for their fields, in both languages', () => {
  for (const { field, heading } of ownColumns) {
    expect([findByWord('fields', heading['zh-CN'])?.name, findByWord('fields', heading.en)?.name]).toEqual([field, field]);
  }
});

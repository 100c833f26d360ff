import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, test, vi } from 'vitest';
import { applyProposal, importTable, lintScript, missingVariables, parseScript, planScript, writeWhen } from '../src/index.ts';
import { readTable } from '../src/workbook/index.ts';
import { bytesOf } from './workbooks.ts';

vi.setConfig({ testTimeout: 60_000 });

async function imported(bytes: Uint8Array, name = 'plan.xlsx', locale: 'zh-CN' | 'en' = 'zh-CN') {
  const read = await readTable(bytes, name);
  if (!read.ok) throw new Error(read.findings[0]?.message.en.why);
  const result = importTable(read.sheets, { locale, name });
  return {
    ...result,
    lines: (result.script?.cues ?? []).map((cue) => [writeWhen(cue.when), cue.role, cue.action, cue.texts[0] ?? ''].join(' | ')),
  };
}

async function workbook(fill: (add: (name: string) => ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  fill((name) => made.addWorksheet(name));
  return await bytesOf(made);
}

/** A clock time as spreadsheets store it. */
const at = (hour: number, minute = 0): number => (hour * 60 + minute) / 1440;

describe("the sample, an operator's own workbook", async () => {
  const sample = new Uint8Array(readFileSync(new URL('fixtures/photo-camp-5-days.xlsx', import.meta.url)));
  const camp = await imported(sample, 'photo-camp-5-days.xlsx');
  if (!camp.script) throw new Error('not imported');

  test('29 rows become 29 cues on 6 days, and the text parses to the same script', () => {
    expect([camp.rows, camp.cues, camp.days]).toEqual([29, 29, 6]);
    const parsed = parseScript(camp.text);
    expect(parsed.findings).toEqual([]);
    expect(parsed.ok && parsed.script).toEqual(camp.script);
    expect(camp.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('stages overlap as the merged cells say, people have their names, the other sheet is in the notes', () => {
    expect(camp.script?.stages).toEqual([
      { name: 'trust', fromDay: 1, toDay: 2 },
      { name: 'conversion', fromDay: 3, toDay: 4 },
      { name: 'followUp', fromDay: 4, toDay: 6 },
    ]);
    expect(camp.script?.roles).toEqual({ host: '阿澈', assistant: '助教', consultant: '小禾', teacher: '讲师' });
    expect(camp.notes).toContain('正价品：手机摄影年度系统课 ¥1280（名额 120）');
  });

  test('the range ends when it says, private rows are private, every purpose is kept', () => {
    const review = camp.script?.cues.find(({ title }) => title === '作业点评');
    expect(review?.sendUntil).toEqual({ kind: 'at', time: { day: 2, minuteOfDay: 1240 } });
    expect(camp.script?.cues.filter(({ action }) => action === 'whisper').map(({ title }) => title)).toEqual([
      '一对一问候',
      '私信邀约',
      '意向跟单',
      '未付款提醒',
    ]);
    expect(camp.script?.cues.filter(({ remarks }) => remarks?.startsWith('目的：')).length).toBe(27);
  });

  test('the closing its last row announces is proposed, and accepted leaves nothing of lint about it', () => {
    const closings = camp.proposals.filter((one) => one.kind === 'close-room');
    expect(closings.map(({ kind, cell, cue }) => [kind, cell, cue.id, writeWhen(cue.when)])).toEqual([
      ['close-room', 'SOP!G31', 'd6-1200-关闭群', 'day 6 12:00'],
    ]);
    const [proposal] = closings;
    const parsed = parseScript(proposal ? applyProposal(camp.text, proposal) : '');
    expect(parsed.ok && parsed.script.cues.length).toBe(30);
    expect(lintScript(camp.script as never).some(({ rule }) => rule === 'no-closing')).toBe(true);
    expect(parsed.ok && lintScript(parsed.script).some(({ rule }) => rule === 'no-closing')).toBe(false);
  });

  test('lint names every variable without a source, and the nickname has one', () => {
    const names = [
      '第1课链接',
      '打卡人数',
      '第2课链接',
      '直播链接',
      '完成课数',
      '需求',
      '第3课链接',
      '回放链接',
      '第4课链接',
      '商品链接',
      '第5课链接',
      '订单数',
      '剩余时间',
    ];
    expect(missingVariables(camp.script as never).map(({ name }) => name)).toEqual(names);
    const said = lintScript(camp.script as never)
      .filter(({ rule }) => rule === 'unknown-variable')
      .map(({ message }) => message['zh-CN'].why);
    for (const name of names) expect(said.some((why) => why.includes(name))).toBe(true);
    expect(said.some((why) => why.includes('昵称'))).toBe(false);
  });

  test('it can be planned as it is', () => {
    const plan = planScript(camp.script as never, { opening: '2026-12-01T09:00', zone: 'Asia/Shanghai' });
    expect(plan.length).toBe(29);
    expect(plan[0]?.at).toBe('2026-12-01T09:00:00+08:00');
  });
});

describe('workbooks of other shapes', () => {
  test('flat rows with real dates, times as spreadsheet values, other words for the columns', async () => {
    const flat = await imported(
      await workbook((add) => {
        const sheet = add('排期');
        sheet.addRow(['日期', '发送时间', '负责人', '触达渠道', '环节', '文案', '附件', '备注']);
        const rows: readonly ExcelJS.CellValue[][] = [
          [new Date(Date.UTC(2026, 1, 28)), at(9), '群主', '社群', '欢迎', '欢迎{客户 昵称}', '海报.png、群规.jpg', '置顶'],
          [new Date(Date.UTC(2026, 1, 28)), at(20, 30), '老师', '直播间', '直播', '今晚开播', '', ''],
          [new Date(Date.UTC(2026, 2, 1)), at(8, 5), '群主', '私信', '跟进', '在吗', '无', ''],
        ];
        for (const row of rows) {
          const added = sheet.addRow(row);
          added.getCell(1).numFmt = 'm"月"d"日"';
          added.getCell(2).numFmt = 'h:mm';
        }
      }),
    );
    expect(flat.lines).toEqual([
      'day 1 09:00 | host | say | 欢迎{{ 客户_昵称 }}',
      'day 1 20:30 | teacher | live-start | 今晚开播',
      'day 2 08:05 | host | whisper | 在吗',
    ]);
    expect(flat.script?.cues[0]).toMatchObject({ attachments: ['海报.png', '群规.jpg'], remarks: '备注：置顶' });
  });

  test('merged days and times, blank rows, a title and notes around the table', async () => {
    const merged = await imported(
      await workbook((add) => {
        const sheet = add('Sheet1');
        sheet.addRows([
          ['《早起营》7天社群SOP'],
          ['群主：小米'],
          [],
          ['第几天', '时间', '执行人', '群内话术', '私聊话术'],
          ['第一天', '早7点', '小米', '早上好', ''],
          ['', '中午12点', '助教', '', '{昵称}，打卡了吗？'],
          [],
          ['第二天', '19:00-19:30', '小米', '分享', ''],
          ['说明：以上时间可微调'],
        ]);
        sheet.mergeCells('A1:E1');
        sheet.mergeCells('A5:A6');
      }),
    );
    expect(merged.script?.title).toBe('《早起营》7天');
    expect(merged.lines).toEqual([
      'day 1 07:00 | host | say | 早上好',
      'day 1 12:00 | assistant | whisper | {{ 昵称 }}，打卡了吗？',
      'day 2 19:00 | host | say | 分享',
    ]);
    expect(merged.notes).toContain('群主：小米');
    expect(merged.findings.map(({ rule, cell }) => `${rule} ${cell}`)).toContain('row-as-notes Sheet1!A9');
  });

  test('an English plan with a sheet of prices', async () => {
    const plan = await imported(
      await workbook((add) => {
        add('Plan').addRows([
          ['Date', 'Start', 'End', 'Owner', 'Channel', 'What', 'Message'],
          ['Dec 1', '9am', '9:30am', 'Host', 'WeChat group', 'Kick-off', 'Hi {first name}!'],
          ['Dec 3', 'noon', '', 'Consultant', '1:1', 'Check-in', 'How is it going?'],
        ]);
        add('Prices').addRows([['Course', 99]]);
      }),
      'Winter camp.xlsx',
      'en',
    );
    expect(plan.lines).toEqual([
      'day 1 09:00 | host | say | Hi {{ first_name }}!',
      'day 3 12:00 | consultant | whisper | How is it going?',
    ]);
    expect(plan.script?.title).toBe('Winter camp');
    expect(plan.notes).toBe('【Prices】\nCourse：99');
  });

  test('times as formulas are used as they were stored, and told', async () => {
    const formula = await imported(
      await workbook((add) => {
        const sheet = add('SOP');
        sheet.addRow(['天数', '时间', '话术']);
        sheet.addRow(['Day1', at(9), '一']).getCell(2).numFmt = 'hh:mm';
        sheet.addRow(['Day1', { formula: 'B2+1/24', result: at(10) }, '二']).getCell(2).numFmt = 'hh:mm';
      }),
    );
    expect(formula.lines.map((line) => line.split(' | ')[0])).toEqual(['day 1 09:00', 'day 1 10:00']);
    expect(formula.findings.map(({ rule, cell }) => `${rule} ${cell}`)).toContain('formula SOP!B3');
  });
});

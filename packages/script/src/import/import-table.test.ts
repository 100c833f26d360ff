import { describe, expect, test, vi } from 'vitest';
import { sheetOf } from '../../test/tables.ts';
import { parseScript } from '../parse/index.ts';
import { writeWhen } from '../write/index.ts';
import { importTable } from './import-table.ts';
import type { Sheet } from './sheet.ts';

// beside other work on the same machine; alone it takes a second or two
vi.setConfig({ testTimeout: 60_000 });

const locale = 'zh-CN';
const head = ['阶段', '天数', '时间', '执行人', '渠道', '动作', '话术', '素材', '目的'];

/** What a test wants to see of each cue. */
function outline(sheets: readonly Sheet[]): readonly string[] {
  const { script } = importTable(sheets, { locale });
  return (script?.cues ?? []).map((cue) => [writeWhen(cue.when), cue.role, cue.place, cue.action, cue.texts[0] ?? ''].join(' | '));
}

function rulesOf(sheets: readonly Sheet[]): readonly string[] {
  return importTable(sheets, { locale }).findings.map((finding) => `${finding.rule} ${finding.cell}`);
}

describe('a table with merged stages and days', () => {
  const sheet = sheetOf(
    'SOP',
    [
      ['某某营 社群SOP（内部）'],
      head,
      ['信任期', 'Day1', '09:00', '班主任', '群', '欢迎', '大家好', '海报.png', '破冰'],
      [null, null, '14:00', '顾问', '私聊', '问候', '{昵称}您好', null, null],
      [null, 'Day2', '20:00-20:40', '助教', '群', '点评', '交作业啦', null, null],
      ['追销期', null, '21:00', '班主任', '群', '开售', '开始报名', null, null],
    ],
    { merges: ['A1:I1', 'A3:A5', 'B3:B4', 'B5:B6'] },
  );

  test('days and stages are filled down, ranges end when they say', () => {
    expect(outline([sheet])).toEqual([
      'day 1 09:00 | host | room | say | 大家好',
      'day 1 14:00 | consultant | private | whisper | {{ 昵称 }}您好',
      'day 2 20:00 | assistant | room | say | 交作业啦',
      'day 2 21:00 | host | room | open-offer | 开始报名',
    ]);
    const { script } = importTable([sheet], { locale });
    expect(script?.cues[2]?.sendUntil).toEqual({ kind: 'at', time: { day: 2, minuteOfDay: 1240 } });
    expect(script?.stages).toEqual([
      { name: 'trust', fromDay: 1, toDay: 2 },
      { name: 'followUp', fromDay: 2, toDay: 2 },
    ]);
  });

  test('the title row becomes the title, the purpose a remark, the copy the origin', () => {
    const { script } = importTable([sheet], { locale });
    expect(script?.title).toBe('某某营');
    expect(script?.cues[0]).toMatchObject({
      id: 'd1-0900-欢迎',
      title: '欢迎',
      attachments: ['海报.png'],
      remarks: '目的：破冰',
      reason: null,
      origin: { sheet: 'SOP', cell: 'G3' },
    });
  });

  test('how the columns were understood is told', () => {
    const [mapping] = importTable([sheet], { locale }).mapping;
    expect(mapping?.headerRow).toBe(2);
    expect(mapping?.columns.map(({ column, field }) => `${column} ${field}`)).toEqual([
      'A stage',
      'B day',
      'C time',
      'D who',
      'E where',
      'F title',
      'G text',
      'H attachments',
      'I remarks',
    ]);
  });
});

describe('times and days', () => {
  const rows = (...cells: readonly (readonly (string | number | object)[])[]) =>
    sheetOf('SOP', [['天数', '时间', '角色', '渠道', '话术'], ...cells]);

  test('25:00 is an error naming its cell, and the row still becomes a cue', () => {
    const sheet = rows(['Day1', '25:00', '班主任', '群', '晚安']);
    expect(outline([sheet])).toEqual(['on go | host | room | say | 晚安']);
    expect(rulesOf([sheet])).toContain('bad-time SOP!B2');
    expect(importTable([sheet], { locale }).script?.cues[0]).toMatchObject({ id: 'd1-go-晚安', remarks: '时间：25:00' });
  });

  test('a day that cannot be read is an error naming its cell, and the row waits for a go', () => {
    const sheet = rows(['预热日', '9:00', '班主任', '群', '早'], ['第99天', '9:00', '班主任', '群', '晚']);
    expect(outline([sheet])).toEqual(['on go | host | room | say | 早', 'on go | host | room | say | 晚']);
    expect(rulesOf([sheet])).toEqual(expect.arrayContaining(['bad-day SOP!A2', 'bad-day SOP!A3']));
  });

  test('a row over several days or times becomes a cue for each', () => {
    const sheet = rows(['Day2-3', '8:30、20:00', '班主任', '群', '提醒'], ['每天', '22:00', '班主任', '群', '晚安']);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual([
      'day 1 22:00',
      'day 2 08:30',
      'day 2 20:00',
      'day 2 22:00',
      'day 3 08:30',
      'day 3 20:00',
      'day 3 22:00',
    ]);
    expect(rulesOf([sheet])).toEqual(expect.arrayContaining(['row-expanded SOP!A2', 'row-expanded SOP!B2', 'row-expanded SOP!A3']));
  });

  test('dates are counted from the earliest, over the new year', () => {
    const sheet = rows(['12月31日', '9:00', '班主任', '群', '一'], ['1月2日', '9:00', '班主任', '群', '三']);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 1 09:00', 'day 3 09:00']);
    expect(rulesOf([sheet])).toContain('dates-as-days SOP!A2');
  });

  test('a date beside the number of a day tells which date day 1 is', () => {
    const sheet = rows(['Day2（3月2日）', '9:00', '班主任', '群', '二'], ['3月4日', '9:00', '班主任', '群', '四']);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 2 09:00', 'day 4 09:00']);
  });

  test("a spreadsheet's date with a time in it says both", () => {
    const sheet = sheetOf('SOP', [
      ['时间', '话术'],
      [{ kind: 'date', value: '2026-03-01T09:00', text: '2026-03-01 09:00' }, '一'],
      [{ kind: 'date', value: '2026-03-02T20:30', text: '2026-03-02 20:30' }, '二'],
    ]);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 1 09:00', 'day 2 20:30']);
  });

  test('early in the morning after late in the evening is the next day', () => {
    const sheet = rows(
      ['Day1', '22:30', '班主任', '群', '晚安'],
      ['Day1', '00:10', '班主任', '群', '复盘'],
      ['Day1', '0:40', '班主任', '群', '散会'],
    );
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 1 22:30', 'day 2 00:10', 'day 2 00:40']);
    expect(rulesOf([sheet])).toContain('next-day SOP!B3');
  });

  test('midnight and 次日 fall on the next day', () => {
    const sheet = rows(['Day1', '24:00', '班主任', '群', '零点'], ['Day1', '次日8:00', '班主任', '群', '早']);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 2 00:00', 'day 2 08:00']);
    expect(importTable([sheet], { locale }).days).toBe(2);
  });

  test('so long after joining is relative to each member', () => {
    expect(outline([rows(['Day1', '入群后2小时', '顾问', '私聊', '您好'])])).toEqual([
      '2h after join | consultant | private | whisper | 您好',
    ]);
  });

  test('a row without a time takes that of the row above and says so', () => {
    const sheet = rows(['Day1', '9:00', '助教', '私聊', '一'], [null as never, null as never, null as never, null as never, '二']);
    expect(outline([sheet])).toEqual([
      'day 1 09:00 | assistant | private | whisper | 一',
      'day 1 09:00 | assistant | private | whisper | 二',
    ]);
    expect(rulesOf([sheet])).toContain('time-from-above SOP!E3');
  });
});

describe('tables of other shapes', () => {
  test('days as rows between, with the heading said again', () => {
    const sheet = sheetOf(
      'Sheet1',
      [
        ['时间', '角色', '内容'],
        ['Day1 建立信任'],
        ['9:00', '班主任', '一'],
        ['第二天'],
        ['时间', '内容', '角色'],
        ['10:00', '二', '助教'],
        ['备注：时间可以调整'],
      ],
      { merges: ['A2:C2', 'A4:C4', 'A7:C7'] },
    );
    expect(outline([sheet])).toEqual(['day 1 09:00 | host | room | say | 一', 'day 2 10:00 | assistant | room | say | 二']);
    expect(rulesOf([sheet])).toEqual(
      expect.arrayContaining(['section-row Sheet1!A2', 'section-row Sheet1!A4', 'repeated-heading Sheet1!A5', 'row-as-notes Sheet1!A7']),
    );
    expect(importTable([sheet], { locale }).notes).toContain('时间可以调整');
  });

  test('a column without a heading, or under a word nobody knows, is told by what it holds', () => {
    const sheet = sheetOf('SOP', [
      [null, '时间', '谁', '推送'],
      ['Day1', '9:00', '班主任', '大家好，欢迎来到我们的训练营，接下来几天一起学习'],
      ['Day2', '9:00', '助教', '今天的作业请大家在晚上九点之前发到群里来'],
    ]);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 1 09:00', 'day 2 09:00']);
    expect(rulesOf([sheet])).toContain('columns-guessed SOP!A1');
    expect(importTable([sheet], { locale }).mapping[0]?.columns.map(({ field }) => field)).toEqual(['day', 'time', 'who', 'text']);
  });

  test('a column headed 时间 that holds days is one of days', () => {
    const sheet = sheetOf('SOP', [
      ['时间', '时段', '话术'],
      ['第一天', '早8:00', '早'],
      ['第二天', '晚20:00', '晚'],
    ]);
    expect(outline([sheet]).map((line) => line.split(' | ')[0])).toEqual(['day 1 08:00', 'day 2 20:00']);
  });

  test('an overview of days and topics beside the script is notes', () => {
    const overview = sheetOf('总览', [
      ['天数', '主题'],
      ['Day1', '破冰'],
    ]);
    const script = sheetOf('明细', [
      ['天数', '时间', '话术'],
      ['Day1', '9:00', '你好'],
    ]);
    expect(outline([overview, script])).toEqual(['day 1 09:00 | host | room | say | 你好']);
    expect(rulesOf([overview, script])).toContain('sheet-set-aside 总览');
  });

  test('rows merged over the same moment are each a cue; one that only adds a remark joins the cue above', () => {
    const sheet = sheetOf(
      'SOP',
      [
        ['天数', '时间', '动作', '话术', '备注'],
        ['Day1', '9:00', '欢迎', '第一条', null],
        [null, null, null, '第二条', 'b'],
        [null, null, null, null, 'c'],
      ],
      { merges: ['A2:A4', 'B2:B4', 'C2:C4', 'D3:D4'] },
    );
    const { script, notes } = importTable([sheet], { locale });
    expect(script?.cues.map((cue) => `${cue.id} ${cue.texts[0]} ${cue.remarks}`)).toEqual([
      'd1-0900-欢迎 第一条 null',
      'd1-0900-欢迎-2 第二条 备注：b\n备注：c',
    ]);
    expect(rulesOf([sheet])).toContain('row-joined SOP!E4');
    expect(notes).toBe('');
  });

  test('a column for each day', () => {
    const sheet = sheetOf('安排', [
      ['时间', 'Day1', 'Day2'],
      ['9:00', '早一', '早二'],
      ['20:00', null, '晚二'],
    ]);
    expect(outline([sheet])).toEqual([
      'day 1 09:00 | host | room | say | 早一',
      'day 2 09:00 | host | room | say | 早二',
      'day 2 20:00 | host | room | say | 晚二',
    ]);
  });

  test('a column of copy for each place, under a heading of two rows', () => {
    const sheet = sheetOf(
      'SOP',
      [
        ['天数', '时间', '话术', null],
        [null, null, '群内', '私聊'],
        [1, '9:00', '群里说', '私下说'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1'] },
    );
    expect(outline([sheet])).toEqual(['day 1 09:00 | host | room | say | 群里说', 'day 1 09:00 | consultant | private | whisper | 私下说']);
  });

  test('a sheet for each day is one script', () => {
    const sheets = ['Day1', '第二天'].map((name) =>
      sheetOf(name, [
        ['时间', '话术'],
        ['9:00', name],
      ]),
    );
    expect(outline(sheets).map((line) => line.split(' | ')[0])).toEqual(['day 1 09:00', 'day 2 09:00']);
    expect(rulesOf(sheets)).toContain('several-sheets Day1');
  });

  test('an old version beside the script is kept as notes and told', () => {
    const sheet = (name: string) =>
      sheetOf(name, [
        ['天数', '时间', '话术'],
        ['Day1', '9:00', name],
      ]);
    expect(outline([sheet('SOP旧'), sheet('SOP')])).toEqual(['day 1 09:00 | host | room | say | SOP']);
    expect(rulesOf([sheet('SOP旧'), sheet('SOP')])).toContain('sheet-set-aside SOP旧');
  });

  test('hidden sheets are notes, hidden rows are cues, both are told', () => {
    const sheet = sheetOf(
      'SOP',
      [
        ['天数', '时间', '话术'],
        ['Day1', '9:00', '一'],
        ['Day1', '10:00', '二'],
      ],
      { hiddenRows: [3] },
    );
    const hidden = sheetOf('底稿', [['内部价', '不要外发']], { hidden: true });
    const imported = importTable([sheet, hidden], { locale });
    expect(imported.cues).toBe(2);
    expect(imported.findings.map((finding) => `${finding.rule} ${finding.cell}`)).toEqual(
      expect.arrayContaining(['hidden-row SOP!A3', 'hidden-sheet 底稿']),
    );
    expect(imported.notes).toContain('内部价：不要外发');
  });

  test('English words, in English', () => {
    const sheet = sheetOf('Plan', [
      ['Stage', 'Day', 'Time', 'Owner', 'Channel', 'Action', 'Copy', 'Notes'],
      ['Trust', 'Day 1', '9:00 AM', 'Host', 'Group', 'Welcome', 'Hi {first name}', 'be kind'],
      ['Follow-up', 'Day 2', '8 pm', 'Consultant', 'DM', 'Ask', 'How are you?', ''],
    ]);
    const { script } = importTable([sheet], { locale: 'en', name: 'spring camp.xlsx' });
    expect(script).toMatchObject({ title: 'spring camp', days: 2, roles: { host: 'Host', consultant: 'Consultant' } });
    expect(script?.cues).toMatchObject([
      { id: 'd1-0900-Welcome', texts: ['Hi {{ first_name }}'], remarks: 'Notes: be kind' },
      { id: 'd2-2000-Ask', place: 'private', action: 'whisper', stage: 'followUp' },
    ]);
  });

  test('no table at all is an error, with everything kept as notes', () => {
    const imported = importTable(
      [
        sheetOf('产品', [
          ['项目', '内容'],
          ['价格', '99'],
        ]),
      ],
      { locale },
    );
    expect(imported).toMatchObject({ text: '', script: null, cues: 0, notes: '【产品】\n项目：内容\n价格：99' });
    expect(imported.findings.map(({ rule }) => rule)).toEqual(['no-script', 'sheet-as-notes']);
  });
});

describe('who, where, what', () => {
  const sheet = (...rows: readonly (readonly string[])[]) =>
    sheetOf('SOP', [['天数', '时间', '执行人', '渠道', '对象', '动作', '话术', '素材'], ...rows]);

  test('places software cannot reach become tasks that say where', () => {
    const table = sheet(
      ['1', '9:00', '助教', '朋友圈', '', '种草', '看看大家的作品', ''],
      ['1', '10:00', '助教', '群+小红书', '', '', '同发', ''],
    );
    expect(outline([table])).toEqual([
      'day 1 09:00 | assistant | room | moments | 看看大家的作品',
      'day 1 10:00 | assistant | room | say | 同发',
      'day 1 10:00 | assistant | room | task | 小红书：同发',
    ]);
    expect(rulesOf([table])).toEqual(expect.arrayContaining(['by-hand SOP!D2', 'row-expanded SOP!D3', 'unknown-channel SOP!D3']));
  });

  test('an action without copy is a task, not a post', () => {
    const table = sheet(['1', '9:00', '助教', '群', '', '准备直播间', '', '']);
    expect(outline([table])).toEqual(['day 1 09:00 | assistant | room | task | 准备直播间']);
    expect(rulesOf([table])).toContain('no-copy SOP!F2');
  });

  test('a private message to people nobody can tell apart yet is a task, not a message to everybody', () => {
    const table = sheet(
      ['5', '15:00', '顾问', '私聊', '意向强的', '催付', '还差一步', ''],
      ['5', '16:00', '顾问', '私聊', '全体学员', '', '再见', ''],
    );
    expect(outline([table])).toEqual([
      'day 5 15:00 | consultant | private | task | 意向强的：还差一步',
      'day 5 16:00 | consultant | private | whisper | 再见',
    ]);
    expect(rulesOf([table])).toContain('unknown-audience SOP!E2');
  });

  test("a person's name is a role once it is introduced, else guessed and told", () => {
    const table = sheet(
      ['1', '9:00', '阿宁', '群', '', '', '大家好，我是班主任阿宁！', ''],
      ['1', '10:00', '小王', '私聊', '', '', '您好', ''],
    );
    expect(outline([table])).toEqual([
      'day 1 09:00 | host | room | say | 大家好，我是班主任阿宁！',
      'day 1 10:00 | consultant | private | whisper | 您好',
    ]);
    expect(rulesOf([table])).toEqual(expect.arrayContaining(['role-named SOP!G2', 'unknown-role SOP!C3']));
    expect(importTable([table], { locale }).script?.roles).toEqual({ host: '阿宁', consultant: '顾问' });
  });

  test('formulas, error values and pictures in cells are told; an error value is never sent', () => {
    const table = sheetOf('SOP', [
      ['天数', '时间', '动作', '话术', '素材'],
      ['1', '9:00', '问候', { text: '大家好', value: '大家好', formula: 'cached' }, { kind: 'picture' }],
      ['1', '10:00', '提醒', { kind: 'error', text: '#REF!', value: '#REF!' }, null],
    ]);
    expect(outline([table])).toEqual(['day 1 09:00 | host | room | say | 大家好', 'day 1 10:00 | host | room | task | 提醒']);
    expect(rulesOf([table])).toEqual(expect.arrayContaining(['formula SOP!D2', 'picture SOP!E2', 'error-value SOP!D3']));
  });

  test('a link behind a cell and a comment on it are kept', () => {
    const table = sheetOf('SOP', [
      ['天数', '时间', '话术'],
      ['1', '9:00', { text: '点击查看', value: '点击查看', link: 'https://example.com/x', comment: '要置顶' }],
    ]);
    expect(importTable([table], { locale }).script?.cues[0]?.remarks).toBe('要置顶\nhttps://example.com/x');
    expect(rulesOf([table])).toContain('cell-link SOP!C2');
  });

  test('two cues of the same moment and title have ids of their own', () => {
    const table = sheet(['1', '9:00', '助教', '群', '', '早安', '一', ''], ['1', '9:00', '助教', '群', '', '早安', '二', '']);
    expect(importTable([table], { locale }).script?.cues.map(({ id }) => id)).toEqual(['d1-0900-早安', 'd1-0900-早安-2']);
  });
});

describe('more than a script can hold', () => {
  test('rows beyond what a script holds are left out and named, and the rest still parses', () => {
    const rows = Array.from({ length: 2_100 }, (_, index) => ['1', '9:00', `${index}`]);
    const imported = importTable([sheetOf('SOP', [['天数', '时间', '话术'], ...rows])], { locale });
    expect(imported.cues).toBeGreaterThan(1_500);
    expect(imported.findings.find(({ rule }) => rule === 'too-many-rows')).toMatchObject({ cell: `SOP!C${imported.cues + 2}` });
    expect(parseScript(imported.text).ok).toBe(true);
  });

  test('so is text beyond what a file may have', () => {
    const rows = Array.from({ length: 60 }, () => ['Day1', '9:00', '长'.repeat(30_000)]);
    const imported = importTable([sheetOf('SOP', [['天数', '时间', '话术'], ...rows])], { locale });
    expect(imported.cues).toBeGreaterThan(0);
    expect(imported.findings.some(({ rule }) => rule === 'too-many-rows')).toBe(true);
    expect(parseScript(imported.text).ok).toBe(true);
  });
});

describe('words other operators use', () => {
  test('a stage nobody knows comes neither before the known one above it nor after the known one below it', () => {
    const stagesOf = (...names: string[]) =>
      importTable(
        [sheetOf('SOP', [head, ...names.map((name, index) => [name, `Day${index + 1}`, '09:00', '班主任', '群', null, `说${index}`])])],
        {
          locale,
        },
      ).script?.cues.map((cue) => cue.stage);
    expect(stagesOf('信任期', '开课啦', '转化期')).toEqual(['trust', 'trust', 'conversion']);
    expect(stagesOf('甲', '乙', '丙')).toEqual(['trust', 'conversion', 'followUp']);
    expect(stagesOf('转化期', '甲', '乙')).toEqual(['conversion', 'conversion', 'followUp']);
  });

  test('headings that ask: 第几天, 几点, 谁发, 在哪发, 发什么', () => {
    const asked = sheetOf('流程', [
      ['第几天', '几点', '谁发', '在哪发', '发什么'],
      ['第一天', '9:00', '班主任', '群', '开营啦'],
      [null, '12:30', '助理', '私聊', '记得看'],
    ]);
    expect(outline([asked])).toEqual(['day 1 09:00 | host | room | say | 开营啦', 'day 1 12:30 | assistant | private | whisper | 记得看']);
  });
});

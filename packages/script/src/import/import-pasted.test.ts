import { describe, expect, test, vi } from 'vitest';
import { parseScript } from '../parse/index.ts';
import { importPasted } from './import-pasted.ts';
import { parsePasted } from './parse-pasted.ts';

// beside other work on the same machine; alone it takes a second or two
vi.setConfig({ testTimeout: 60_000 });

const locale = 'zh-CN';

describe('cells pasted from a spreadsheet', () => {
  test('a heading is read as in a workbook; a quoted cell keeps its lines and marks', () => {
    const imported = importPasted('天数\t时间\t角色\t话术\r\nDay1\t9:00\t班主任\t"第一行\n第二行 ""重点"""\r\n\t10:00\t助教\t好\r\n', {
      locale,
    });
    expect(imported.script?.cues.map((cue) => cue.texts[0])).toEqual(['第一行\n第二行 "重点"', '好']);
    expect(imported.script?.cues[1]?.origin).toEqual({ sheet: '粘贴', cell: 'D3' });
    expect(parseScript(imported.text).ok).toBe(true);
  });

  test('without a heading columns are guessed by what they hold, and a finding says how', () => {
    const imported = importPasted(
      '信任期\t第1天\t09:00\t班主任\t群\t欢迎\t欢迎大家来到训练营\t海报.png\n信任期\t第1天\t14:00\t顾问\t私聊\t问候\t{昵称}您好，平时拍什么？\t',
      {
        locale,
      },
    );
    expect(imported.script?.cues).toMatchObject([
      { id: 'd1-0900-欢迎', role: 'host', place: 'room', stage: 'trust', attachments: ['海报.png'] },
      { id: 'd1-1400-问候', role: 'consultant', place: 'private', texts: ['{{ 昵称 }}您好，平时拍什么？'] },
    ]);
    expect(imported.findings[0]).toMatchObject({ rule: 'columns-guessed', severity: 'warning', cell: '粘贴!A1' });
    expect(imported.findings[0]?.message['zh-CN'].why).toContain('C 列是时间');
  });

  test('a few cells in English', () => {
    const imported = importPasted('Day 1\t9:00 am\tHost\tWelcome everybody to the camp', { locale: 'en' });
    expect(imported.script?.cues).toMatchObject([
      { role: 'host', texts: ['Welcome everybody to the camp'], origin: { sheet: 'pasted', cell: 'D1' } },
    ]);
  });

  test.each(['', '   ', '今天天气不错', '甲\t乙\n丙\t丁'])('%j is no script, and says so', (text) => {
    expect(importPasted(text, { locale })).toMatchObject({ script: null, text: '', cues: 0 });
    expect(importPasted(text, { locale }).findings.map(({ rule }) => rule)).toContain('no-script');
  });

  test('more rows than are read are named', () => {
    const imported = importPasted(`时间\t话术\n${'9:00\t好\n'.repeat(5_100)}`, { locale });
    expect(imported.findings.find(({ rule, cell }) => rule === 'too-many-rows' && cell === '粘贴!A5001')).toBeDefined();
  });
});

test('a mark that opens no quotation is text', () => {
  expect(parsePasted('"开营"欢迎\t好\n"没有结束\t好')).toEqual([
    ['"开营"欢迎', '好'],
    ['"没有结束', '好'],
  ]);
});

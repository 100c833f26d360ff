import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { formatFinding, importMarkdown, importTable, type Script, writeMarkdown, writeScript } from '../src/index.ts';
import { readTable } from '../src/workbook/index.ts';
import { declaring, scriptArbitrary, withoutPlaces } from './script-arbitrary.ts';

// hundreds of whole scripts, on machines that are busy with other tests
vi.setConfig({ testTimeout: 60_000 });

const sample = new Uint8Array(readFileSync(new URL('fixtures/photo-camp-5-days.xlsx', import.meta.url)));
const table = await readTable(sample, 'camp.xlsx');
const camp = table.ok ? (importTable(table.sheets, { locale: 'zh-CN', name: 'camp.xlsx' }).script as Script) : null;
if (!camp) throw new Error('not read');
const locales = ['zh-CN', 'en'] as const;
const told = (text: string) => importMarkdown(text, { locale: 'zh-CN' }).findings.map(({ rule, cell }) => `${rule}@${cell}`);

test('any script written as Markdown is read back as the same script, in both languages', () => {
  fc.assert(
    fc.property(fc.oneof(scriptArbitrary, scriptArbitrary.chain(declaring)), fc.constantFrom(...locales), (script, locale) => {
      const again = importMarkdown(writeMarkdown(script, { locale }), { locale: 'zh-CN' });
      expect(again.findings.map((finding) => formatFinding(finding, 'en'))).toEqual([]);
      expect(again.script && withoutPlaces(again.script)).toEqual(withoutPlaces(script));
    }),
    { numRuns: 300 },
  );
});

describe('the photo camp as Markdown', () => {
  test.each(locales)('comes back as the same script, text and all (%s)', (locale) => {
    expect(importMarkdown(writeMarkdown(camp, { locale }), { locale }).text).toBe(writeScript(camp));
  });

  test('reads like an operator’s plan', () => {
    const lines = writeMarkdown(camp, { locale: 'zh-CN' }).split('\n');
    expect(lines).toContain('## 第1天 · 信任期');
    expect(lines).toContain('### 09:00 · 群内 · 班主任 · 开营欢迎');
    expect(lines.some((line) => line.startsWith('> '))).toBe(true);
  });

  test('saved by a program of Windows it is still the same', () => {
    const text = writeMarkdown(camp, { locale: 'zh-CN' }).replaceAll('\n', '\r\n');
    expect(importMarkdown(text, { locale: 'zh-CN' }).text).toBe(writeScript(camp));
  });

  test('a cue added without an id, its words without marks, becomes a cue of that day; the others keep their ids', () => {
    const text = writeMarkdown(camp, { locale: 'zh-CN' }).replace(
      '## 说明',
      '## 第7天\n\n### 20:00 群内 助教 回访\n\n大家好，{昵称}！\n还在吗？\n\n## 说明',
    );
    const { script } = importMarkdown(text, { locale: 'zh-CN' });
    expect(script?.days).toBe(7);
    expect(script?.cues.at(-1)).toMatchObject({ title: '回访', role: 'assistant', texts: ['大家好，{{ 昵称 }}！\n还在吗？'] });
    expect(script?.cues.slice(0, -1).map(({ id }) => id)).toEqual(camp.cues.map(({ id }) => id));
  });

  test('what cannot be understood is told at its line, and no script comes of it', () => {
    const text = writeMarkdown(camp, { locale: 'zh-CN' });
    const line = text.split('\n').findIndex((one) => one.startsWith('### 09:00')) + 1;
    expect(told(text.replace('### 09:00 · 群内 · 班主任', '### 09:00 · 群内 · 小丑'))).toEqual([`unknown-role@Markdown!L${line}`]);
    expect(told(text.replace('days: 6', 'days: [6'))).toEqual([expect.stringMatching(/^bad-head@Markdown!L/u)]);
    expect(told(text.replace(/\n# /u, '\n随手写的一行\n\n# '))).toEqual([expect.stringMatching(/^left-out@Markdown!L/u)]);
  });
});

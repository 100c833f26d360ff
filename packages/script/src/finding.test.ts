import { expect, test } from 'vitest';
import { formatFinding, indexOfUnsayable, makeFinding, quoted } from './finding.ts';

const message = { 'zh-CN': { why: '为什么。', todo: '怎么办。' }, en: { why: 'Why.', todo: 'What to do.' } };
const rule = { id: 'some-rule', severity: 'warning' } as const;

test('a finding is one line: where, how bad, which rule, which cue, why, what to do', () => {
  const finding = makeFinding(rule, message, { at: { line: 12, column: 5 }, cue: 'd1-0900' });
  expect(formatFinding(finding, 'zh-CN', 'camp.yaml')).toBe('camp.yaml:12:5 提醒 [some-rule] d1-0900: 为什么。怎么办。');
  expect(formatFinding(finding, 'en', 'camp.yaml')).toBe('camp.yaml:12:5 warning [some-rule] d1-0900: Why. What to do.');
});

test('a finding in a workbook names its cell; one without a place names none', () => {
  expect(formatFinding(makeFinding(rule, message, { cell: 'SOP!G3', severity: 'error' }), 'en', 'camp.xlsx')).toBe(
    'camp.xlsx:SOP!G3 error [some-rule] Why. What to do.',
  );
  expect(formatFinding(makeFinding(rule, message, {}), 'en')).toBe('warning [some-rule] Why. What to do.');
});

test('text repeated in a message stays on its line and short', () => {
  expect(quoted('a\nb\u0000c')).toBe('a b\\u0000c');
  expect([...quoted('长'.repeat(500))]).toHaveLength(41);
  expect(quoted('\ud83d')).toBe('\\ud83d');
  expect(quoted('😀')).toBe('😀');
});

test.each([
  ['欢迎\n\t😀', -1],
  ['a\0', 1],
  ['a\u007f', 1],
  ['a\ud83d', 1],
  ['\ude00a', 0],
])('what a chat cannot carry in %j is at %i', (text, index) => {
  expect(indexOfUnsayable(text)).toBe(index);
});

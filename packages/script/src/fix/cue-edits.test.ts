import { expect, test } from 'vitest';
import { parseScript } from '../parse/index.ts';
import type { ScriptChange } from '../script.ts';
import { applyEdits, fixEdits } from './index.ts';

const head = 'kuaishan: 1\ntitle: 三天营\ndays: 3\nstages:\n  - { name: trust, days: 1-3 }\n';
const block = `${head}
cues: # all of them
  # 第一句
  - id: a
    when: "day 1 09:00" # 早上
    who: host
    text: |
      早
      安

  # 给大家
  # 的作业
  - id: b
    when: 30m after a
    who: host
    text: 作业

  - id: c
    when: day 2 09:00
    who: host
    text: 再见
`;

function changed(text: string, ...changes: readonly ScriptChange[]): string {
  const edits = fixEdits(text, { label: { 'zh-CN': '', en: '' }, changes });
  if (!edits) throw new Error('the text does not hold what would change');
  return applyEdits(text, edits);
}

test('a cue goes with the comments right above it, and everything else stays letter by letter', () => {
  const left = changed(block, { kind: 'removeCue', cue: 'b' });
  expect(left).toBe(block.replace(/ {2}# 给大家\n[\s\S]*?text: 作业\n\n/u, ''));
  expect(left).toContain('# 第一句');
  expect(parseScript(left).ok).toBe(true);
});

test('the last cue goes without leaving a broken list', () => {
  expect(changed(block, { kind: 'removeCue', cue: 'c' })).toBe(block.replace(/ {2}- id: c[\s\S]*$/u, ''));
});

test('the only cue stays: a script without cues is none', () => {
  const one = `${head}cues:\n  - { id: a, when: day 1 09:00, who: host, text: 早 }\n`;
  expect(fixEdits(one, { label: { 'zh-CN': '', en: '' }, changes: [{ kind: 'removeCue', cue: 'a' }] })).toBeNull();
});

test('a copy stands right behind its cue, with its own id and time, comments and layout as they were', () => {
  const copied = changed(block, { kind: 'copyCue', cue: 'a', id: 'a-2', when: 'day 1 10:00' });
  expect(copied).toBe(
    block.replace('      安\n', '      安\n\n  - id: a-2\n    when: day 1 10:00 # 早上\n    who: host\n    text: |\n      早\n      安\n'),
  );
  expect(parseScript(copied).ok).toBe(true);
});

test('in a list on one line a cue is copied and removed on that line', () => {
  const flow = `${head}cues: [ { id: a, when: day 1 09:00, who: host, text: 早 }, { id: b, when: day 1 10:00, who: host, text: 晚 } ]\n`;
  expect(changed(flow, { kind: 'removeCue', cue: 'b' })).toContain('text: 早 } ]');
  expect(changed(flow, { kind: 'removeCue', cue: 'a' })).toContain('cues: [ { id: b');
  expect(changed(flow, { kind: 'copyCue', cue: 'a', id: 'c', when: null })).toContain(
    'text: 早 }, { id: c, when: day 1 09:00, who: host, text: 早 }, { id: b',
  );
});

test('several cues are moved by one change of the text', () => {
  const moved = changed(
    block,
    { kind: 'setField', cue: 'a', field: 'when', value: 'day 1 09:05' },
    { kind: 'setField', cue: 'c', field: 'when', value: 'day 2 09:05' },
  );
  expect(moved).toBe(block.replace('"day 1 09:00"', 'day 1 09:05').replace('day 2 09:00', 'day 2 09:05'));
});

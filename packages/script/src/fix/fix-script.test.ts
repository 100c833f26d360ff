import { describe, expect, test } from 'vitest';
import { readScript, smallScript, told } from '../../test/small-script.ts';
import { ruleExamples } from '../lint/examples/index.ts';
import { lintScript } from '../lint/index.ts';
import { parseScript } from '../parse/index.ts';
import type { QuickFix, ScriptChange } from '../script.ts';
import { applyEdits, fixEdits, fixScript } from './index.ts';

const fixOf = (...changes: readonly ScriptChange[]): QuickFix => ({ label: { 'zh-CN': '改', en: 'Mend' }, changes });
function changed(text: string, ...changes: readonly ScriptChange[]): string {
  const edits = fixEdits(text, fixOf(...changes));
  if (!edits) throw new Error('the text does not hold what would change');
  return applyEdits(text, edits);
}

const fixable = Object.entries(ruleExamples).flatMap(([rule, examples]) =>
  examples.flatMap(({ what, broken, options = {} }) => {
    const parsed = parseScript(broken);
    const findings = parsed.ok ? lintScript(parsed.script, options) : [];
    return findings.flatMap((finding) => (finding.fix ? [{ rule, what: what.en, broken, options, finding, fix: finding.fix }] : []));
  }),
);

describe.each(fixable)('the quick fix of $rule: $what', ({ broken, options, finding, fix }) => {
  test('makes its finding go away, and nothing new appear', () => {
    const edits = fixEdits(broken, fix);
    const after = lintScript(readScript(applyEdits(broken, edits ?? [])), options);
    const before = lintScript(readScript(broken), options);
    const kinds = (findings: typeof after) => findings.map(({ rule, cue, message }) => `${rule} ${cue} ${message.en.why}`);
    expect(edits).not.toBeNull();
    expect(kinds(after).filter((one) => !kinds(before).includes(one))).toEqual([]);
    expect(kinds(after)).toHaveLength(kinds(before).length - kinds(before).filter((one) => one === kinds([finding])[0]).length);
  });
});

test('everything else stays letter by letter, comments and layout too', () => {
  const text = `# 我的剧本
kuaishan: 1
title: 小剧本   # 改过三次
days: 6
roles: { host: 阿宁 }

cues:
  # 第一天
  - id: a
    stage: trust
    when:   day 1 23:00   # 太晚
    who: host
    text: |
      晚安
      看：{群名}

  # 最后
  - { id: z, stage: trust, when: day 6 12:00, who: host, do: close-room }
`;
  const { text: mended, mended: findings } = fixScript(text);
  expect(told(findings)).toEqual(['quiet-hours@11:13', 'unknown-variable@13:11']);
  expect(mended).toBe(text.replace('day 1 23:00', 'day 1 22:30').replace('{群名}', '{{ 群名 }}'));
});

describe('a field of a cue', () => {
  const text = smallScript({ cues: [{ id: 'a', more: ['reason: 一次'] }] });
  test('goes where such a field stands', () => {
    expect(changed(text, { kind: 'setField', cue: 'a', field: 'do', value: 'task' })).toContain('    who: host\n    do: task\n    text:');
  });
  test('may be the last, and be taken out', () => {
    expect(changed(text, { kind: 'setField', cue: 'a', field: 'reason', value: null })).not.toContain('reason');
    expect(changed(text, { kind: 'setField', cue: 'closing', field: 'remarks', value: '完' })).toMatch(
      /do: close-room\n {4}remarks: 完\n$/,
    );
  });
  test('is written in brackets where the cue is', () => {
    const flow = 'kuaishan: 1\ntitle: t\ndays: 1\ncues: [ { id: a, stage: trust, when: day 1 09:00, who: host, text: 好 } ]\n';
    const both = changed(
      flow,
      { kind: 'setField', cue: 'a', field: 'do', value: 'say' },
      {
        kind: 'addCue',
        after: 'a',
        fields: [
          ['id', 'b'],
          ['text', '“{{ 群名 }}”: 再见'],
        ],
      },
    );
    expect(both).toContain(
      '{ id: a, stage: trust, when: day 1 09:00, who: host, do: say, text: 好 }, { id: b, text: "“{{ 群名 }}”: 再见" } ]',
    );
  });
});

describe('a piece of a text', () => {
  const said = (line: string) => `kuaishan: 1\ntitle: t\ndays: 1\ncues:\n  - id: a\n    text: ${line}\n`;
  test.each([
    ['价999元，就今晚', '"价{{ 价格 }}，就今晚"'],
    ['"价999元\\n就今晚"', '"价{{ 价格 }}\\n就今晚"'],
    ["'它''s 999元'", "'它''s {{ 价格 }}'"],
    ['|\n      价999元\n      又说999元', '|\n      价{{ 价格 }}\n      又说{{ 价格 }}'],
  ])('is replaced in %s', (written, mended) => {
    expect(changed(said(written), { kind: 'replaceText', cue: 'a', from: '999元', to: '{{ 价格 }}' })).toBe(said(mended));
  });
});

describe('what stands at the head', () => {
  const text = smallScript({ cues: [{ id: 'a' }] });
  test('goes above the cues, with its heading where that is missing', () => {
    expect(changed(text, { kind: 'setHead', path: ['variables', '链接'], value: null })).toContain('小禾 }\nvariables:\n  链接:\ncues:');
  });
  test('joins what is there already', () => {
    const with2 = text.replace('cues:', 'variables:\n  群规: 好\n\ncues:');
    expect(changed(with2, { kind: 'setHead', path: ['variables', '链接'], value: null })).toContain('  群规: 好\n  链接:\n\ncues:');
  });
});

test('a text that was edited since has nothing to mend', () => {
  expect(fixEdits(smallScript({ cues: [{}] }), fixOf({ kind: 'setField', cue: 'gone', field: 'when', value: 'on go' }))).toBeNull();
  expect(fixEdits('kuaishan: [', fixOf({ kind: 'setHead', path: ['days'], value: 3 }))).toBeNull();
});

test('two variables without a source are declared under one heading', () => {
  const { text, mended } = fixScript(smallScript({ cues: [{ text: '{{ 甲 }}{{ 乙 }}' }, { text: '{{ 甲 }}' }] }));
  expect(mended).toHaveLength(2);
  expect(lintScript(readScript(text))).toEqual([]);
});

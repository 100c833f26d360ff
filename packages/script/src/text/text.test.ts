import { describe, expect, test } from 'vitest';
import { chooseVariant, isVariableName, renderText, valuesForText, variablesOf } from './index.ts';

/** `name@line:column` of each variable, or the place and message of what is wrong. */
function used(text: string): readonly string[] {
  const variables = variablesOf(text);
  if (!variables.ok) return [`${variables.line}:${variables.column} ${variables.message.en.why}`];
  return variables.variables.map(({ name, line, column }) => `${name}@${line}:${column}`);
}

describe('the variables of a text', () => {
  test.each([
    ['没有变量', []],
    ['{{ 昵称 }}您好', ['昵称@1:4']],
    ['第1课：\n  {{ 第1课链接 }}和{{第1课链接}}', ['第1课链接@2:6', '第1课链接@2:17']],
    [
      '{% if 需求 == "拍人" %}{{ 需求 }}{% else %}{{ 昵称 | append: 称呼 }}{% endif %}',
      ['需求@1:7', '需求@1:23', '昵称@1:41', '称呼@1:54'],
    ],
    ['{{ "文字" }}{{ 12 }}{{ true }}', []],
  ])('%j', (text, variables) => {
    expect(used(text)).toEqual(variables);
  });
});

describe('a text that cannot be read as a template is answered with its place', () => {
  test.each([
    ['你好{{ 昵称', '1:3 “{{ 昵称” is never closed.'],
    ['a\n{% if 昵称 %}b', '2:1 “{% if 昵称 %}” has no end.'],
    ['{{ 昵 称 }}', '1:4 “昵 称” is not the name of a variable.'],
    ['{{ 客户.昵称 }}', '1:4 “客户.昵称” is not the name of a variable.'],
    ['{{ 昵称 | upcas }}', '1:1 A text cannot use the filter “upcas”.'],
    ['{{ 昵称 | sha256 }}', '1:1 A text cannot use the filter “sha256”.'],
    ['{{ "now" | date: "%s" }}', '1:1 A text cannot use the filter “date”.'],
    ['{% include "/etc/passwd" %}', '1:1 A text cannot use the tag “include”.'],
    ['{% for a in (1..1000000000) %}a{% endfor %}', '1:1 A text cannot use the tag “for”.'],
    ['{{ }}', '1:4 This cannot be read as a template'],
    ['长'.repeat(16_001), '1:1 This text is too long or too complex'],
  ])('%j', (text, answer) => {
    expect(used(text)[0]).toContain(answer);
    expect(renderText(text, { 昵称: '小明' }).ok).toBe(false);
  });
});

describe('filling in a text', () => {
  const said = (text: string, values: Record<string, unknown>) => {
    const rendered = renderText(text, values);
    return rendered.ok ? rendered.text : `${rendered.line}:${rendered.column} ${rendered.variable ?? ''} ${rendered.message['zh-CN'].why}`;
  };

  test('says every value as it is', () => {
    expect(said('{{ 昵称 }}，第{{ 天 }}天 <b>', { 昵称: '<小明> & {{ 天 }}', 天: 3 })).toBe('<小明> & {{ 天 }}，第3天 <b>');
  });
  test('stops at a variable without a value instead of leaving a gap', () => {
    expect(said('你好\n{{ 昵称 }}', {})).toBe('2:4 昵称 变量“昵称”没有值。');
    expect(said('{{ 昵称 }}', { 昵称: null })).toContain('没有值');
  });
  test('lets conditions and default ask for what is not known', () => {
    const text = '{% if 需求 %}您想学{{ 需求 }}{% else %}想学什么{% endif %}，{{ 昵称 | default: "同学" }}';
    expect(said(text, {})).toBe('想学什么，同学');
    expect(said(text, { 需求: '构图', 昵称: '小明' })).toBe('您想学构图，小明');
  });
  test('knows nothing but what it was given', () => {
    expect(said('{{ constructor }}', {})).toContain('没有值');
    expect(said('{{ toString }}', {})).toContain('没有值');
    expect(said('{{ __proto__ }}', {})).toContain('没有值');
  });
});

describe('phrase variants', () => {
  const texts = ['一', '二', '三'];
  test('the same seed always gives the same phrasing', () => {
    for (const seed of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 123456789]) expect(chooseVariant(texts, seed)).toBe(chooseVariant(texts, seed));
  });
  test('seeds that lie close together spread over all phrasings', () => {
    const counts = new Map(texts.map((text) => [text, 0]));
    for (let seed = 0; seed < 3000; seed += 1) counts.set(chooseVariant(texts, seed), (counts.get(chooseVariant(texts, seed)) ?? 0) + 1);
    for (const count of counts.values()) expect(count).toBeGreaterThan(900);
  });
  test('one text is its own only variant', () => {
    expect(chooseVariant(['一'], 7)).toBe('一');
    expect(() => chooseVariant([], 7)).toThrow();
  });
});

test.each([
  ['昵称', true],
  ['第1课链接', true],
  ['1号链接', true],
  ['a-b_c', true],
  ['12', false],
  ['a b', false],
  ['a.b', false],
  ['', false],
  ['（备注）', false],
  ['true', false],
])('a variable can be called %j: %s', (name, can) => {
  expect(isVariableName(name)).toBe(can);
});

test('values come from the script first, then from people, then from what the product knows under any of its words', () => {
  const script = {
    offers: [],
    variables: [
      { name: '群规', value: '①', at: { line: 1, column: 1 } },
      { name: '班主任', value: null, at: { line: 2, column: 1 } },
    ],
  };
  const values = valuesForText(['群规', '班主任', '姓名', '第1课链接', '打卡人数'], {
    script,
    asked: { 群规: '②', 班主任: '阿宁', 第1课链接: 'https://example.com/1' },
    known: { nickname: '小明', host: '别人' },
  });
  expect(values).toEqual({ 群规: '①', 班主任: '阿宁', 姓名: '小明', 第1课链接: 'https://example.com/1' });
});

import { describe, expect, test } from 'vitest';
import { readScript, smallScript, told } from '../../test/small-script.ts';
import { lintScript } from '../lint/index.ts';
import { parseScript } from '../parse/index.ts';
import { parseRule } from './parse-rule.ts';
import { writeRule } from './write-rule.ts';

const written = (rule: string) => {
  const parsed = parseRule(rule);
  return parsed.ok ? writeRule(parsed.rule) : parsed.message.en.why;
};

describe('a rule is read in both languages and written in one way', () => {
  test.each([
    ['when said then give 5 coins', 'when said then give 5 coins'],
    ['WHEN said WHERE not paid THEN give 10 coins', 'when said where not paid then give 10 coins'],
    ['当 发言 其中 未 已付款 则 发 10 币', 'when said where not paid then give 10 coins'],
    ['when 完课 then give coupon done, perform d5-sale', 'when finishedLessons then give coupon done, perform d5-sale'],
    ['当 完课 则 发券 done、执行 d5-sale', 'when finishedLessons then give coupon done, perform d5-sale'],
    [
      'when joined where fact.need = "a then b where c" then give 1 coin',
      'when joined where fact.need = "a then b where c" then give 1 coins',
    ],
  ])('%s', (rule, plain) => {
    expect(written(rule)).toBe(plain);
    expect(written(plain)).toBe(plain);
  });
});

describe('what is no rule is told at its place, with the nearest word', () => {
  const script = (rule: string) => smallScript({ cues: [{}], head: ['coins: { name: 积分 }', 'rules:', `  - { id: r, rule: ${rule} }`] });
  test.each([
    ['give coins to everybody', 'bad-rule', 20],
    ['when payd then give 5 coins', 'bad-rule', 25],
    ['when said where nobodyy then give 5 coins', 'bad-audience', 36],
    ['when said then give 0 coins', 'bad-rule', 35],
    ['when said then post it in Moments', 'bad-rule', 35],
  ])('%s', (rule, id, column) => {
    const parsed = parseScript(script(rule));
    expect(parsed.ok).toBe(false);
    expect(told(parsed.findings)).toEqual([`${id}@7:${column}`]);
  });

  test('an event almost spelled right is proposed', () => {
    const parsed = parseRule('when payd then give 5 coins');
    expect(!parsed.ok && parsed.message.en.todo).toBe('Did you mean “paid”?');
  });
});

test('a rule that gives a coupon or coins, or performs a cue, that the script does not have is an unknown reference', () => {
  const rules = ['give coupon nothing', 'give 5 coins', 'perform nobody'].map(
    (effect, index) => `  - { id: r${index}, rule: when said then ${effect} }`,
  );
  const findings = lintScript(readScript(smallScript({ cues: [{}], head: ['rules:', ...rules] })));
  expect(told(findings.filter(({ rule }) => rule === 'unknown-reference'))).toEqual([
    'unknown-reference@6:21',
    'unknown-reference@7:21',
    'unknown-reference@8:21',
  ]);
  expect(findings.filter(({ rule }) => rule === 'rule-by-hand').map(({ severity }) => severity)).toEqual(['info', 'info', 'info']);
});

test('a rule longer than anybody can follow is refused in time that grows with its length', () => {
  const parsed = parseRule(`when ${' where then '.repeat(100_000)}`);
  expect(!parsed.ok && parsed.message.en.why).toBe('The rule is longer than 1000 characters.');
});

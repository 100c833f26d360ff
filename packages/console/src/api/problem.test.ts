import { expect, test } from 'vitest';
import { isUnreachable, Problem, problemOf } from './problem.ts';

test("a refusal speaks the server's own sentence", () => {
  const problem = problemOf({
    status: 422,
    body: { error: { code: 'values_missing', message: '还缺 2 个变量的值', requestId: 'r1', details: { missing: ['第1课链接'] } } },
    otherwise: 'x',
  });
  expect(problem.message).toBe('还缺 2 个变量的值');
  expect(problem.code).toBe('values_missing');
  expect(problem.details).toEqual({ missing: ['第1课链接'] });
});

test("an answer that is not the server's gives its status in words", () => {
  for (const body of [null, '<html>', { error: 'no' }, { error: null }, { error: { code: 'x', message: 1 } }]) {
    expect(problemOf({ status: 502, body, otherwise: '服务器回答 502' }).message).toBe('服务器回答 502');
  }
});

test('no answer at all is told from a refusal', () => {
  expect(isUnreachable(new Problem({ code: 'unreachable', status: 0, message: '' }))).toBe(true);
  expect(isUnreachable(problemOf({ status: 500, body: null, otherwise: '' }))).toBe(false);
});

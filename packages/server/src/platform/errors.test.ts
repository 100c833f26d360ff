import { expect, test } from 'vitest';
import { DomainError } from './errors.ts';

test('an error knows its status and says in both languages what happened, with its details', () => {
  const error = new DomainError('values_missing', { missing: ['第1课链接', '价格'] });
  expect(error.status).toBe(422);
  expect(error.words('zh-CN')).toBe('还缺这些变量的值：第1课链接、价格');
  expect(error.words('en')).toBe('These variables still need a value: 第1课链接, 价格');
  expect(new DomainError('not_found').status).toBe(404);
});

test('the type checker demands the details a code speaks of', () => {
  // @ts-expect-error without its details the words would have a hole
  expect(() => new DomainError('values_missing').words('en')).toThrow(TypeError);
});

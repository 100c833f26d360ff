import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileTrouble } from './file-trouble.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test('an error of the file system is said in words, an unknown one with its code', () => {
  expect(fileTrouble(thrownBy(() => readFileSync('/no/such/file')))?.en).toBe('there is no such file or directory');
  expect(fileTrouble(thrownBy(() => readFileSync('/')))?.['zh-CN']).toBe('这是一个目录');
  expect(fileTrouble(Object.assign(new Error('odd'), { code: 'EODD', syscall: 'open' }))?.en).toBe('system error EODD');
});

test('anything else is not explained away', () => {
  expect(fileTrouble(new TypeError('x is not a function'))).toBeNull();
  expect(fileTrouble(Object.assign(new Error('no'), { code: 'ERR_INVALID_ARG_TYPE' }))).toBeNull();
});

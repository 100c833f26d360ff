import { expect, test } from 'vitest';
import { mistakesOf } from './entry-form.ts';

const right = { displayName: '阿澈', email: 'a@example.com', password: '0123456789', workspaceName: '光影' };

test('a form that is filled in has no mistakes; who is invited names no workspace', () => {
  expect(mistakesOf(right)).toEqual({});
  expect(mistakesOf({ ...right, workspaceName: null })).toEqual({});
});

test('each field says what is wrong with it', () => {
  expect(mistakesOf({ displayName: ' ', email: 'a@b', password: 'short', workspaceName: '' })).toEqual({
    displayName: 'needed',
    email: 'emailWrong',
    password: 'passwordShort',
    workspaceName: 'needed',
  });
});

import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['titel', ['title', 'text'], 'title'],
  ['attachment', ['attachments', 'text'], 'attachments'],
  ['Hosts', ['host', 'teacher'], 'host'],
  ['班主人', ['班主任', '助教'], '班主任'],
  ['ho', ['do', 'id'], 'do'],
  ['colour', ['title', 'text'], null],
  ['x', ['id', 'y'], null],
  ['', ['id'], null],
])('%s among %s is nearest to %s', (word, candidates, answer) => {
  expect(nearest(word, candidates)).toBe(answer);
});

import { expect, test } from 'vitest';
import { checkName } from './check-name.ts';

test.each([
  ['小雨', '小雨'],
  ['  Anna   Li ', 'Anna Li'],
  ['🌸小雨👩‍👩‍👧‍👦', '🌸小雨👩‍👩‍👧‍👦'],
  ['👩‍👩‍👧‍👦'.repeat(10), '👩‍👩‍👧‍👦'.repeat(10)],
  ['é', 'é'],
  ['محمد', 'محمد'],
  ['李'.repeat(24), '李'.repeat(24)],
])('%j may call themselves %j', (given, name) => {
  expect(checkName(given)).toEqual({ ok: true, name });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['\u200d\u200b', 'empty'],
  ['\u3164', 'empty'],
  ['李'.repeat(25), 'too-long'],
  ['👩‍👩‍👧‍👦'.repeat(25), 'too-long'],
  [`a${'\u0301'.repeat(500)}`, 'too-long'],
  ['小\u0000雨', 'unwanted-characters'],
  ['小\n雨', 'unwanted-characters'],
  ['\u202e班主任', 'unwanted-characters'],
  ['\ud83d', 'unwanted-characters'],
])('the name %j is refused: %s', (given, reason) => {
  expect(checkName(given)).toEqual({ ok: false, reason });
});

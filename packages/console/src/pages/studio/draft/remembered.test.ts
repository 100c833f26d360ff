import { expect, test } from 'vitest';
import { baseOf, readRemembered, writeRemembered } from './remembered.ts';

const version = (number: number) => ({ scriptVersionId: `v${number}`, number });
const latest = { text: '已存', version: version(2) };

test('unsaved text begins where it was begun; the text of the latest version has seen that, also where it was saved from another device', () => {
  expect(baseOf({ text: '写着', base: version(1), latest })).toEqual(version(1));
  expect(baseOf({ text: '已存', base: version(1), latest })).toEqual(version(2));
  expect(baseOf({ text: '写着', base: null, latest })).toEqual(version(2));
  expect(baseOf({ text: '', base: version(1), latest })).toBeNull();
  expect(baseOf({ text: '写着', base: null, latest: null })).toBeNull();
});

test('what is remembered is read again; of something else nothing is', () => {
  const remembered = { base: version(1), revision: 'r1' };
  expect(readRemembered(writeRemembered(remembered, { kept: true }))).toEqual(remembered);
  expect(writeRemembered({ base: null, revision: null }, { kept: true })).toBe('');
  expect(readRemembered('{')).toEqual({ base: null, revision: null });
});

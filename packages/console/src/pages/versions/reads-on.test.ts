import { expect, test } from 'vitest';
import { readsOn } from './reads-on.ts';

const far = { asked: [3, undefined], oldest: 21, hasNext: true, reading: false, failed: false };

test('older versions are read by themselves as long as the address asks for one, and no further where reading fails', () => {
  expect(readsOn(far)).toBe(true);
  expect(readsOn({ ...far, failed: true })).toBe(false);
  expect(readsOn({ ...far, reading: true })).toBe(false);
  expect(readsOn({ ...far, hasNext: false })).toBe(false);
  expect(readsOn({ ...far, asked: [undefined, 21] })).toBe(false);
  expect(readsOn({ ...far, oldest: undefined })).toBe(false);
});

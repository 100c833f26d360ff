import { expect, test } from 'vitest';
import { unsavedAfter } from './unsaved-after.ts';

test('what was saved is no draft any more; what was typed while it was being saved is one, from the version just saved', () => {
  expect(unsavedAfter({ sent: '一', version: 'v2', now: '一' })).toEqual({ text: '', base: null });
  expect(unsavedAfter({ sent: '一', version: 'v2', now: '一，又写' })).toEqual({ text: '一，又写', base: 'v2' });
  // everything taken back meanwhile: nothing stands here that is unsaved
  expect(unsavedAfter({ sent: '一', version: 'v2', now: '' })).toEqual({ text: '', base: null });
});

import { expect, test } from 'vitest';
import type { Check } from '../api/types.ts';
import { afterReading } from './read-again.ts';
import type { Brought } from './worker/check-question.ts';

const brought = (text: string): Brought => ({ kind: 'paste', text, memory: [] });
const check = { text: 'kuaishan: 1' } as Check;

test('a file that cannot be read again, for another language, stays as it was read; another file does not keep the one before', () => {
  const one = { brought: brought('a'), check };
  expect(afterReading(one, { brought: one.brought, check: null })).toBe(one);
  const inEnglish = { brought: one.brought, check: { ...check } };
  expect(afterReading(one, inEnglish)).toBe(inEnglish);
  const other = { brought: brought('b'), check: null };
  expect(afterReading(one, other)).toBe(other);
  expect(afterReading(null, other)).toBe(other);
});

import { expect, test } from 'vitest';
import { keysOfRequests } from './use-key-of.ts';

test('the same request has the same key, another one has another, and going back to the first finds its key again', () => {
  const keyOf = keysOfRequests();
  const ten = keyOf({ groupIds: ['a'], minutes: 10 });
  expect(keyOf({ groupIds: ['a'], minutes: 10 })).toBe(ten);
  expect(keyOf({ groupIds: ['a'], minutes: 15 })).not.toBe(ten);
  expect(keyOf({ groupIds: ['a', 'b'], minutes: 10 })).not.toBe(ten);
  expect(keyOf({ groupIds: ['a'], minutes: 10 })).toBe(ten);
});

test('two forms never share a key, whatever they ask for', () => {
  expect(keysOfRequests()(10)).not.toBe(keysOfRequests()(10));
});

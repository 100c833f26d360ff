import { expect, test } from 'vitest';
import { pathAfterSignIn } from './path-after-sign-in.ts';

test('one comes back to where one was going', () => {
  expect(pathAfterSignIn('/groups/g1?tab=talk')).toBe('/groups/g1?tab=talk');
  expect(pathAfterSignIn('/console/prompts')).toBe('/prompts');
  expect(pathAfterSignIn(undefined)).toBe('/');
});

test('an address elsewhere leads nowhere', () => {
  for (const to of ['https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)', '', '/console//example.com']) {
    expect(pathAfterSignIn(to)).toBe('/');
  }
});

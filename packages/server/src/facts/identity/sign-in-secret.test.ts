import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { signInSecret } from './sign-in-secret.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kuaishan-secret-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('a secret is made once, kept for its owner alone, and the same ever after', () => {
  const made = signInSecret({ configured: null, dataDir });
  expect(made.length).toBeGreaterThanOrEqual(43);
  expect(signInSecret({ configured: null, dataDir })).toBe(made);
  expect(statSync(join(dataDir, 'sign-in-secret')).mode & 0o777).toBe(0o600);
});

test('a configured secret wins', () => {
  expect(signInSecret({ configured: 'given by the environment, long enough', dataDir })).toBe('given by the environment, long enough');
});

test('a file that was cut short is refused, with what to do', () => {
  writeFileSync(join(dataDir, 'sign-in-secret'), 'short\n');
  expect(() => signInSecret({ configured: null, dataDir })).toThrow(/Delete it and start again/);
});

test('a directory that cannot be made is told with what to do', () => {
  expect(() => signInSecret({ configured: null, dataDir: join(dataDir, 'sign-in-secret', 'x') })).toThrow(/Cannot keep data in .*DATA_DIR/);
});

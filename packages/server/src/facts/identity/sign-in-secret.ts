import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The secret that signs session cookies: the configured one, else one made once and kept in the data directory, readable by its owner only.
 * Losing it signs everybody out; nothing else depends on it.
 */
export function signInSecret(o: { configured: string | null; dataDir: string }): string {
  if (o.configured !== null) return o.configured;
  const file = join(o.dataDir, 'sign-in-secret');
  mkdirSync(o.dataDir, { recursive: true });
  try {
    // wx: of two processes that start at once, one writes and both read the same
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file} should hold the sign-in secret but is too short; delete it and start again (everybody signs in anew)`);
  return secret;
}

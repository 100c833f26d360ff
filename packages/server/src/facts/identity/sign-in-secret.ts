import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inDataDirectory, makeDirectory } from '../../platform/data-directory.ts';
import { StartError } from '../../platform/start-error.ts';

/**
 * The secret that signs session cookies: the configured one, else one made once and kept in the data directory, readable by its owner only.
 * Losing it signs everybody out; nothing else depends on it.
 */
export function signInSecret(o: { configured: string | null; dataDir: string }): string {
  if (o.configured !== null) return o.configured;
  const file = join(o.dataDir, 'sign-in-secret');
  const secret = inDataDirectory(o.dataDir, () => {
    makeDirectory(o.dataDir);
    try {
      // wx: of two processes that start at once, one writes and both read the same
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8').trim();
  });
  if (secret.length >= 32) return secret;
  throw new StartError({
    'zh-CN': `${file} 里应是签名登录用的密钥，但它太短了。请删除它再启动（所有人要重新登录）。`,
    en: `${file} should hold the secret that signs sessions but is too short. Delete it and start again (everybody signs in anew).`,
  });
}

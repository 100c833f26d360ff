import { randomBytes } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { fileTrouble } from '../platform/file-trouble.ts';
import { StartError } from '../platform/start-error.ts';

/** Replaces the file all or nothing: an interrupted command leaves the old one. What is no plain file (`/dev/stdout`, a pipe) is written to. */
export async function replaceFile(path: string, content: string | Uint8Array, name: string): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    const found = await stat(target).catch(() => null);
    if (found && !found.isFile()) {
      await writeFile(target, content);
      return;
    }
    const next = `${target}.${randomBytes(4).toString('hex')}.next`;
    try {
      await writeFile(next, content);
      await rename(next, target);
    } catch (error) {
      await rm(next, { force: true });
      throw error;
    }
  } catch (cause) {
    const why = fileTrouble(cause);
    if (!why) throw cause;
    throw new StartError({ 'zh-CN': `写不了 ${name}：${why['zh-CN']}`, en: `Cannot write ${name}: ${why.en}` }, { cause });
  }
}

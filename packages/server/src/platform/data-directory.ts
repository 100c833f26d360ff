import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileTrouble } from './file-trouble.ts';
import { StartError } from './start-error.ts';

/** Makes a directory and those above it; one that exists is fine. Throws as the file system does. */
export function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  // step by step: Node's `recursive` never ends where a directory cannot be made although its parent is there (/proc)
  if (dirname(path) !== path) makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // somebody else may have made it just now
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Does something in the data directory; what the file system refuses becomes a `StartError` that names the file and says what to do. */
export function inDataDirectory<T>(dataDir: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const why = fileTrouble(cause);
    if (!why) throw cause;
    const path = (cause as NodeJS.ErrnoException).path ?? dataDir;
    throw new StartError(
      {
        'zh-CN': `不能把数据放在 ${dataDir}：${path}，${why['zh-CN']}。请用 DATA_DIR 另选一个可以写入的目录，或改好它的权限。`,
        en: `Cannot keep data in ${dataDir}: ${path}, ${why.en}. Choose a directory that can be written to with DATA_DIR, or mend its permissions.`,
      },
      { cause },
    );
  }
}

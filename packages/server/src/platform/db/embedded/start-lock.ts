import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inDataDirectory } from '../../data-directory.ts';
import { StartError } from '../../start-error.ts';
import type { Directory } from './directory.ts';
import { isAlive, until } from './processes.ts';

/** Longer than an initdb and a crash recovery take. */
const WAIT_MS = 120_000;

/** Runs `work` while no other process starts or stops PostgreSQL on this directory; waits for one that does, unless it has died. */
export async function withStartLock<T>(directory: Directory, work: () => Promise<T>): Promise<T> {
  const file = join(directory.root, 'starting.lock');
  if (!(await until(WAIT_MS, () => inDataDirectory(dirname(directory.root), () => tryLock(file))))) {
    throw new StartError({
      'zh-CN': `另一个进程一直在启动 ${directory.root} 里的数据库。如果没有别的 Kuaishan 在运行，请删除 ${file} 再试。`,
      en: `Another process keeps starting the database in ${directory.root}. If no other Kuaishan runs, delete ${file} and try again.`,
    });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // a holder that was killed: the next look takes it. Should two do so at once, PostgreSQL's own lock file still keeps them apart.
    const holder = readHolder(file);
    if (holder !== null && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

/** null while the holder has made the file but not yet written its id. */
function readHolder(file: string): number | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' ? null : Number(text);
  } catch {
    return null;
  }
}

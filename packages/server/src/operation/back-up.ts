import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import type { WrittenTable } from '../platform/backup/backup-format.ts';
import { writeBackup } from '../platform/backup/write-backup.ts';
import type { Config } from '../platform/config.ts';
import { fileTrouble } from '../platform/file-trouble.ts';
import type { Log } from '../platform/log/index.ts';
import { StartError } from '../platform/start-error.ts';
import { readKeptFiles } from './kept-files.ts';
import { hasCluster, openAsOwner } from './owner-connection.ts';

export interface BackedUp {
  /** ISO 8601 */
  readonly takenAt: string;
  /** of the file; null when it was written to a stream */
  readonly bytes: number | null;
  readonly rows: number;
  readonly tables: readonly WrittenTable[];
}

/**
 * Writes a backup of the installation, running or not, as of one moment. To a file: under another name until it is whole, readable by its owner only
 * (it holds everybody's data and the sign-in secret); one that exists is never replaced.
 * @param o.to an absolute path, or a stream
 * Throws `StartError` with what to do.
 */
export async function backUp(o: {
  config: Config;
  log: Log;
  to: string | Writable;
  version: string;
  onTable?: (table: WrittenTable) => void;
}): Promise<BackedUp> {
  if (o.config.databaseUrl === null && !hasCluster(o.config)) throw nothingThere(o.config.dataDir);
  const { client, close } = await openAsOwner({ ...o, role: 'tool' });
  try {
    // a snapshot of a large history takes minutes, on purpose
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
    const written = (out: Writable) => writeBackup({ ...o, client, out, takenAt: new Date(), files: readKeptFiles(o.config) });
    const { header, tables } = typeof o.to === 'string' ? await toFile(o.to, written) : await written(o.to);
    // a database still to be migrated has nowhere to note it
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('operation.installation') is not null as there`);
    if (rows[0]?.there)
      await client.query(
        `insert into operation.installation (name, last_backup_at, last_backup_file) values ('this', $1, $2)
       on conflict (name) do update set last_backup_at = excluded.last_backup_at, last_backup_file = excluded.last_backup_file`,
        [header.takenAt, typeof o.to === 'string' ? o.to : null],
      );
    const bytes = typeof o.to === 'string' ? (await stat(o.to)).size : null;
    return { takenAt: header.takenAt, bytes, rows: tables.reduce((sum, { rows }) => sum + rows, 0), tables };
  } finally {
    await close();
  }
}

async function toFile<T>(path: string, write: (out: Writable) => Promise<T>): Promise<T> {
  const unfinished = `${path}.part`;
  try {
    if (await stat(path).catch(() => null)) throw Object.assign(new Error('exists'), { code: 'EEXIST', syscall: 'open' });
    const out = createWriteStream(unfinished, { mode: 0o600, flush: true });
    const written = await write(out);
    await rename(unfinished, path);
    await flushDirectory(dirname(path));
    return written;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {});
    const why = fileTrouble(cause);
    if (!why) throw cause;
    throw new StartError({ 'zh-CN': `不能写 ${path}：${why['zh-CN']}`, en: `Cannot write ${path}: ${why.en}` }, { cause });
  }
}

/** The new name, too, should survive a power cut. Where directories cannot be opened (Windows) the system sees to it. */
async function flushDirectory(path: string): Promise<void> {
  const directory = await open(path).catch(() => null);
  await directory?.sync().catch(() => {});
  await directory?.close();
}

function nothingThere(dataDir: string): StartError {
  return new StartError({
    'zh-CN': `${dataDir} 里没有数据库，没有可备份的。请用 DATA_DIR 指明数据目录（演示的在 data/demo），或用 DATABASE_URL 指明数据库。`,
    en: `There is no database in ${dataDir}, so nothing to back up. Name the data directory with DATA_DIR (the demo’s is data/demo), or the database with DATABASE_URL.`,
  });
}

import { stat } from 'node:fs/promises';
import type { Locale } from '@kuaishan/script';
import type pg from 'pg';
import { type Audit, auditWorkspace, notePausedByRestore } from '../direction/cues/index.ts';
import type { WrittenTable } from '../platform/backup/backup-format.ts';
import { assertEmpty, loadBackup } from '../platform/backup/load-backup.ts';
import { type BackupReader, readBackup } from '../platform/backup/read-backup.ts';
import { type Clock, systemClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config.ts';
import { appliedByOwner, knownMigrations, migrate, openDb, prepareEmpty } from '../platform/db/index.ts';
import { type Deps, silentRealtime } from '../platform/deps.ts';
import { fileTrouble } from '../platform/file-trouble.ts';
import type { Log } from '../platform/log/index.ts';
import { systemRandom } from '../platform/random/index.ts';
import { StartError } from '../platform/start-error.ts';
import { writeKeptFiles } from './kept-files.ts';
import { type OwnerConnection, openAsOwner } from './owner-connection.ts';
import { listWorkspaces } from './workspaces.ts';

export interface Restored {
  /** ISO 8601: the moment everything is as of */
  readonly of: string;
  readonly tables: readonly WrittenTable[];
  readonly rows: number;
  /** migrations that were run on top, because the backup came from an older version */
  readonly migrated: readonly string[];
  /** groups that were being performed and now wait for somebody to let them go on */
  readonly pausedGroups: number;
  /** files put into the data directory */
  readonly files: readonly string[];
  readonly audits: readonly Audit[];
}

/**
 * Makes an installation from a backup, in an empty database: all in one transaction or nothing. Performances that were running are paused (unless
 * `goOn`): what was said after the backup's moment was said by the old installation, and this one does not know of it. Audits at the end.
 * Throws `StartError`: the file is none, newer, cut off or damaged; the database holds something.
 */
export async function restore(o: {
  config: Config;
  log: Log;
  file: string;
  goOn: boolean;
  locale: Locale;
  clock?: Clock;
}): Promise<Restored> {
  const backup = await openBackup(o.file);
  try {
    await assertKnown(backup, o.file);
    if (o.config.databaseUrl !== null) await prepareEmpty(o.config);
    const owner = await openAsOwner({ ...o, role: 'server' });
    try {
      return await intoEmpty(owner, { ...o, backup, clock: o.clock ?? systemClock() });
    } finally {
      await owner.close();
    }
  } finally {
    backup.close();
  }
}

type Into = Parameters<typeof restore>[0] & { readonly backup: BackupReader; readonly clock: Clock };

async function intoEmpty({ client, ownerUrl, appUrl }: OwnerConnection, o: Into): Promise<Restored> {
  const { backup, config } = o;
  const where = config.databaseUrl === null ? config.dataDir : new URL(config.databaseUrl).pathname.slice(1);
  const lastMigration = backup.header.migrations.at(-1) ?? '';
  const applied = await appliedByOwner(client);
  if (applied.length > 0) await assertEmpty(client, where);
  if (applied.length > backup.header.migrations.length) throw preparedAlready(where);
  await migrate(ownerUrl, { to: lastMigration });

  await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; begin');
  let tables: readonly WrittenTable[];
  let paused: readonly PausedGroup[];
  try {
    tables = await loadBackup(client, { backup, file: o.file });
    paused = o.goOn ? [] : await pauseRunning(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
  const migrated = await migrate(ownerUrl);
  // the backup says nothing of which transactions a browser has been told of: they were the old cluster's
  await client.query('select push_begin_anew()');
  await client.query(
    `insert into operation.installation (name, restored_at, restored_of) values ('this', $1, $2)
     on conflict (name) do update set restored_at = excluded.restored_at, restored_of = excluded.restored_of`,
    [new Date(), backup.header.takenAt],
  );
  await client.query('analyze');
  const files = writeKeptFiles({ ...config, files: backup.header.files });
  const audits = await noteAndAudit({ ...o, appUrl, paused });
  return {
    ...{ of: backup.header.takenAt, tables, migrated, pausedGroups: paused.length, files, audits },
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  };
}

interface PausedGroup {
  readonly workspace_id: string;
  readonly group_id: string;
}

/**
 * In the transaction of the rows themselves: at no moment could a process that starts now go on with them. A group whose script is over has its
 * last words waiting, and somebody may have posted them since.
 */
async function pauseRunning(client: pg.Client): Promise<readonly PausedGroup[]> {
  const { rows } = await client.query<PausedGroup>(
    `update performance p set state = 'paused'
     where state = 'running' or state = 'finished' and exists (
       select from delivery d where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.state = 'prompted')
     returning workspace_id, group_id`,
  );
  return rows;
}

/** As the application, like any server: what is paused is noted with its reason and its prompts withdrawn, then every workspace is audited. */
async function noteAndAudit(o: Into & { appUrl: string; paused: readonly PausedGroup[] }): Promise<readonly Audit[]> {
  const { db, close } = openDb({ url: o.appUrl, log: o.log, name: 'kuaishan tool', max: 2 });
  try {
    const { clock, log } = o;
    const deps: Deps = { db, clock, log, random: systemRandom(clock), realtime: silentRealtime, publicUrl: o.config.publicUrl };
    const audits = [];
    for (const workspaceId of await listWorkspaces(db)) {
      const groupIds = o.paused.filter((group) => group.workspace_id === workspaceId).map((group) => group.group_id);
      if (groupIds.length > 0) await notePausedByRestore(deps, { workspaceId, groupIds });
      audits.push(await auditWorkspace(deps, { workspaceId, locale: o.locale }));
    }
    return audits;
  } finally {
    await close();
  }
}

async function openBackup(file: string): Promise<BackupReader> {
  try {
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR', syscall: 'open' });
    return await readBackup(file);
  } catch (cause) {
    const why = fileTrouble(cause);
    if (!why) throw cause;
    throw new StartError({ 'zh-CN': `读不了 ${file}：${why['zh-CN']}`, en: `Cannot read ${file}: ${why.en}` }, { cause });
  }
}

/** Refuses a backup whose tables only a newer version knows, before anything is made. */
async function assertKnown({ header }: BackupReader, file: string): Promise<void> {
  const known = await knownMigrations();
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) {
    const skipped = known.slice(0, known.indexOf(header.migrations.at(-1) ?? '') + 1).filter((name) => !header.migrations.includes(name));
    if (skipped.length > 0) throw unreleased(file, skipped);
    return;
  }
  throw new StartError({
    'zh-CN': `${file} 来自更新的 Kuaishan ${header.version}（${unknown.join('、')}），这个版本没有那些表。请升级 Kuaishan 后再恢复；什么都没有改动。`,
    en: `${file} comes from a newer Kuaishan, ${header.version} (${unknown.join(', ')}), whose tables this one does not have. Upgrade Kuaishan and restore again; nothing was changed.`,
  });
}

/** Its tables are those of no release: a working copy's, in which migrations came together out of order. */
function unreleased(file: string, skipped: readonly string[]): StartError {
  return new StartError({
    'zh-CN': `${file} 来自一个没有发布过的版本：它的表里缺 ${skipped.join('、')}。请用写它的那个版本恢复，升级后再备份；什么都没有改动。`,
    en: `${file} comes from a version that was never released: its tables lack ${skipped.join(', ')}. Restore it with the version that wrote it, upgrade that, and back up again; nothing was changed.`,
  });
}

function preparedAlready(where: string): StartError {
  return new StartError({
    'zh-CN': `${where} 已经为比备份更新的版本准备好了，装不进备份里的旧表。请恢复到一个还没有运行过 kuaishan migrate 的空数据库（或新的 DATA_DIR），恢复时会自动升级。`,
    en: `${where} was prepared for a version newer than the backup’s, whose tables would not fit. Restore into an empty database nobody has prepared (or a new DATA_DIR); it is brought up to date afterwards by itself.`,
  });
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { codeOf } from '../db/index.ts';
import { StartError } from '../start-error.ts';
import type { WrittenTable } from './backup-format.ts';
import { type KeptTable, listTables } from './list-tables.ts';
import { type BackupReader, broken } from './read-backup.ts';

/** Noted by every process that has started once: no content. */
const notContent = new Set(['operation.installation']);

/** Makes sure that nothing would be mixed with what is restored. Throws `StartError` naming the tables that hold rows. */
export async function assertEmpty(client: pg.Client, where: string): Promise<void> {
  const filled: string[] = [];
  for (const { name } of await listTables(client)) {
    if (notContent.has(name)) continue;
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${name}) as filled`);
    if (rows[0]?.filled) filled.push(name.replace(/^public\./, ''));
  }
  if (filled.length === 0) return;
  const shown = filled.slice(0, 5).join(', ');
  throw new StartError({
    'zh-CN': `${where} 里已有数据（${shown}${filled.length > 5 ? ' 等' : ''}），不会与备份混在一起。请恢复到一个空的数据库：用 DATA_DIR 另选一个空目录，或新建一个数据库。什么都没有改动。`,
    en: `${where} holds data already (${shown}${filled.length > 5 ? ' and more' : ''}), which is not mixed with a backup’s. Restore into an empty one: another directory with DATA_DIR, or a new database. Nothing was changed.`,
  });
}

/**
 * Loads a backup into the migrated, empty database of `client`, inside the transaction the caller has begun and commits. The tables' schema is the
 * backup's. Foreign keys are put aside and put back, which checks every row of them; row-level security is lifted for the owner and forced again: nobody
 * sees the state between.
 * Throws `StartError` when rows do not have the count and hash they were written with, or do not fit their table.
 */
export async function loadBackup(client: pg.Client, o: { backup: BackupReader; file: string }): Promise<readonly WrittenTable[]> {
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]));
  const keys = await takeForeignKeysOff(client);
  for (const { name } of tables.values()) await client.query(`alter table ${name} no force row level security, disable trigger user`);
  // what the starting processes noted meanwhile gives way to what the backup says
  for (const name of notContent) if (tables.has(name)) await client.query(`delete from ${name}`);
  const loaded: WrittenTable[] = [];
  for await (const { table, columns, rows } of o.backup.tables()) {
    const known = tables.get(table);
    const place = { 'zh-CN': `表 ${table}`, en: `table ${table}` };
    if (!known || !sameColumns(known, columns)) throw broken(o.file, { place, cutOff: false });
    loaded.push(await loadTable(client, { ...known, rows, file: o.file, place }));
  }
  const written = await o.backup.end();
  for (const one of written) {
    const mine = loaded.find(({ table }) => table === one.table);
    if (mine?.rows === one.rows && mine.sha256 === one.sha256) continue;
    throw broken(o.file, { place: { 'zh-CN': `表 ${one.table}`, en: `table ${one.table}` }, cutOff: false });
  }
  for (const { name, value, called } of o.backup.header.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, value, called]);
  for (const { name } of tables.values()) await client.query(`alter table ${name} force row level security, enable trigger user`);
  await putForeignKeysBack(client, { keys, file: o.file });
  return loaded;
}

async function loadTable(
  client: pg.Client,
  o: KeptTable & { rows: AsyncGenerator<Buffer>; file: string; place: { 'zh-CN': string; en: string } },
): Promise<WrittenTable> {
  const hash = createHash('sha256');
  const into = client.query(copyFrom(`copy ${o.name} (${o.columns.join(', ')}) from stdin`));
  const hashed = async function* () {
    for await (const chunk of o.rows) {
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(Readable.from(hashed()), into);
  } catch (cause) {
    if (cause instanceof StartError || !isRowsFault(cause)) throw cause;
    // PostgreSQL names the line: "COPY message, line 17, column said_at: …"
    const at = /line \d+/.exec(String((cause as { where?: string }).where ?? ''))?.[0] ?? '';
    throw broken(o.file, {
      place: { 'zh-CN': `${o.place['zh-CN']} ${at}`.trim(), en: `${o.place.en} ${at}`.trim() },
      cutOff: false,
      cause,
    });
  }
  return { table: o.name, rows: into.rowCount, sha256: hash.digest('hex') };
}

/** Data (22) or integrity (23) that no database of ours has written. */
function isRowsFault(error: unknown): boolean {
  return error instanceof Error && /^2[23]/.test(codeOf(error) ?? '');
}

function sameColumns(table: KeptTable, columns: readonly string[]): boolean {
  return [...table.columns].sort().join() === [...columns].sort().join();
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

async function takeForeignKeysOff(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, t.relname) as table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
    where c.contype = 'f' and c.conparentid = 0 order by 1, 2`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

async function putForeignKeysBack(client: pg.Client, o: { keys: readonly ForeignKey[]; file: string }): Promise<void> {
  for (const { table, name, definition } of o.keys) {
    try {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    } catch (cause) {
      if (!isRowsFault(cause)) throw cause;
      throw broken(o.file, {
        place: { 'zh-CN': `表 ${table} 的引用（${name}）`, en: `the references of table ${table} (${name})` },
        cutOff: false,
        cause,
      });
    }
  }
}

import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type BackupHeader, END_OF_ROWS, FORMAT, type WrittenTable } from './backup-format.ts';
import { assertSeesAll, listSequences, listTables } from './list-tables.ts';

/** Rows shrink to about a fifth; the next level costs half as much time again for a few per cent. */
const COMPRESSION = 4;

/** What a backup holds, as it was written. */
export interface Written {
  readonly header: BackupHeader;
  readonly tables: readonly WrittenTable[];
}

/**
 * Writes everything the database holds to `out` and ends it, as of one moment: one repeatable-read transaction, whatever others write meanwhile, and
 * nobody waits for it. `client` is connected as who sees every row (else refused).
 * @param o.takenAt wall time
 */
export async function writeBackup(o: {
  client: pg.Client;
  out: Writable;
  takenAt: Date;
  version: string;
  files: Readonly<Record<string, string>>;
  onTable?: (table: WrittenTable) => void;
}): Promise<Written> {
  const { client } = o;
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    // the same text wherever it is written and read
    await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'iso_8601';
      set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`);
    await assertSeesAll(client);
    const migrations = await client.query<{ name: string }>('select name from migration.kysely_migration order by name');
    const header: BackupHeader = {
      ...{ kuaishan: 'backup', format: FORMAT, takenAt: o.takenAt.toISOString(), version: o.version },
      migrations: migrations.rows.map((row) => row.name),
      // read after the snapshot was taken: they stand behind every number in it
      sequences: [...(await listSequences(client))],
      files: { ...o.files },
    };
    const tables: WrittenTable[] = [];
    await pipeline(Readable.from(parts({ ...o, header, tables })), createGzip({ level: COMPRESSION }), o.out);
    await client.query('commit');
    return { header, tables };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function* parts(o: {
  client: pg.Client;
  header: BackupHeader;
  tables: WrittenTable[];
  onTable?: (table: WrittenTable) => void;
}): AsyncGenerator<Buffer> {
  yield line(o.header);
  for (const { name, columns } of await listTables(o.client)) {
    yield line({ table: name, columns });
    const hash = createHash('sha256');
    const rows = o.client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
    yield END_OF_ROWS;
    const written = { table: name, rows: rows.rowCount, sha256: hash.digest('hex') };
    o.tables.push(written);
    o.onTable?.(written);
  }
  yield line({ end: true, tables: o.tables });
}

function line(content: object): Buffer {
  return Buffer.from(`${JSON.stringify(content)}\n`);
}

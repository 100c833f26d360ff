import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type pg from 'pg';

/** What the figures were measured on; quoted beside them. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  /** null where no database is measured */
  readonly postgres: string | null;
  /** settings that decide whether a commit waits for the disk */
  readonly durable: Readonly<Record<string, string>>;
  /** load average of the last minute before the measuring began: above zero, others were at work */
  readonly loadBefore: number;
}

const durability = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size'];

/** @param client null where no database is measured */
export async function readMachine(client: pg.Client | null): Promise<Machine> {
  const { rows } = client
    ? await client.query<{ name: string; setting: string }>(
        `select name, current_setting(name) as setting from pg_settings where name = any($1) order by name`,
        [['server_version', ...durability]],
      )
    : { rows: [] };
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const { server_version: postgres = null, ...durable } = settings;
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '?',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres,
    durable,
    loadBefore: Number(loadavg()[0]?.toFixed(1)),
  };
}

export function machineLine({ cores, processor, memoryGb, node, postgres, durable, loadBefore }: Machine): string {
  const settings = Object.entries(durable).map(([name, value]) => `${name} ${value}`);
  const database = postgres === null ? '' : `, PostgreSQL ${postgres} (${settings.join(', ')})`;
  return `${cores} cores (${processor}), ${memoryGb} GB, Node ${node}${database}, load before ${loadBefore}`;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../platform/config.ts';
import { openEmbedded } from '../platform/db/embedded/index.ts';
import type { Log } from '../platform/log/index.ts';
import { StartError } from '../platform/start-error.ts';

/** A connection as kuaishan_owner, who sees and may change everything. */
export interface OwnerConnection {
  readonly client: pg.Client;
  readonly ownerUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

type Where = Pick<Config, 'databaseUrl' | 'databaseAdminUrl' | 'dataDir'>;

/** Whether the data directory holds a database. */
export function hasCluster({ dataDir }: Pick<Config, 'dataDir'>): boolean {
  return existsSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'));
}

/**
 * Connects as the owner to the database the settings name. Embedded: a `tool` works beside a running server, a `server` only where none runs.
 * External: needs DATABASE_ADMIN_URL. Throws `StartError` with what to do.
 */
export async function openAsOwner(o: { config: Where; log: Log; role: 'server' | 'tool' }): Promise<OwnerConnection> {
  const { databaseUrl, databaseAdminUrl, dataDir } = o.config;
  if (databaseUrl !== null) {
    if (databaseAdminUrl === null) throw needsAdministrator();
    const client = await connectAsOwner(databaseAdminUrl);
    return { client, ownerUrl: databaseAdminUrl, appUrl: databaseUrl, close: () => client.end() };
  }
  const embedded = await openEmbedded({ dataDir, log: o.log, role: o.role });
  try {
    const client = await connectAsOwner(embedded.urls.owner);
    const close = async () => {
      await client.end();
      await embedded.stop();
    };
    return { client, ownerUrl: embedded.urls.owner, appUrl: embedded.urls.app, close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** A login that may act as the owner does so from its first statement on. */
async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c role=kuaishan_owner',
    application_name: 'kuaishan tool',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => {});
    const where = new URL(url);
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      {
        'zh-CN': `${where.hostname}:${where.port || '5432'} 上的数据库 ${where.pathname.slice(1)} 连不上，或登录不能充当 kuaishan_owner：“${said}”。请检查 DATABASE_ADMIN_URL；新的数据库先运行 kuaishan migrate。`,
        en: `The database ${where.pathname.slice(1)} on ${where.hostname}:${where.port || '5432'} cannot be reached as kuaishan_owner: “${said}”. Check DATABASE_ADMIN_URL; prepare a new database with “kuaishan migrate” first.`,
      },
      { cause },
    );
  }
}

function needsAdministrator(): StartError {
  return new StartError({
    'zh-CN':
      '用自己的 PostgreSQL 时，备份和恢复要用管理员的登录：请设置 DATABASE_ADMIN_URL。应用自己的登录（DATABASE_URL）按行级安全只看得到一部分。',
    en: 'With your own PostgreSQL, backup and restore need an administrator’s login: set DATABASE_ADMIN_URL. The application’s own (DATABASE_URL) sees only parts, by row-level security.',
  });
}

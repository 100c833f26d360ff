import { setTimeout as sleep } from 'node:timers/promises';
import type { Locale } from '@kuaishan/script';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { bootstrap } from './bootstrap.ts';
import { codeOf, isDatabaseUnavailable } from './database-errors.ts';
import { migrate } from './migrate.ts';

/** A PostgreSQL that is started together with us (compose, a reboot) gets this long. */
const WAIT_MS = 15_000;

/**
 * Makes an external PostgreSQL ready when there is an administrator's URL: roles, rights, the application's login, migrations. Gives the names of the
 * migrations it ran. Without one it only waits until the database can be reached.
 */
export async function prepareExternal(o: { databaseUrl: string; databaseAdminUrl: string | null; waitMs?: number }): Promise<string[]> {
  const waitMs = o.waitMs ?? WAIT_MS;
  if (o.databaseAdminUrl === null) {
    await assertReachable('DATABASE_URL', o.databaseUrl, waitMs);
    return [];
  }
  await assertReachable('DATABASE_ADMIN_URL', o.databaseAdminUrl, waitMs);
  await bootstrap({ adminUrl: o.databaseAdminUrl, application: applicationOf(o.databaseUrl) });
  const migrated = await migrate(o.databaseAdminUrl);
  await assertReachable('DATABASE_URL', o.databaseUrl, waitMs);
  return migrated;
}

/**
 * Gives an external database that is to be restored into its roles, rights and the application's login, without any table.
 * Throws `StartError` when it holds tables that are not Kuaishan's.
 */
export async function prepareEmpty(o: { databaseUrl: string | null; databaseAdminUrl: string | null }): Promise<void> {
  if (o.databaseUrl === null || o.databaseAdminUrl === null) return;
  await assertReachable('DATABASE_ADMIN_URL', o.databaseAdminUrl, 0);
  const { rows } = await asAdministrator(o.databaseAdminUrl, (client) =>
    client.query<{ name: string }>(`
      select t.oid::regclass::text as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
      where t.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
        and to_regclass('migration.kysely_migration') is null order by 1 limit 5`),
  );
  if (rows.length > 0) {
    const [database, tables] = [new URL(o.databaseAdminUrl).pathname.slice(1), rows.map((row) => row.name).join(', ')];
    throw new StartError({
      'zh-CN': `数据库 ${database} 里有别的程序的表（${tables}）。请新建一个空的数据库来恢复；什么都没有改动。`,
      en: `The database ${database} holds another program’s tables (${tables}). Make an empty one to restore into; nothing was changed.`,
    });
  }
  await bootstrap({ adminUrl: o.databaseAdminUrl, application: applicationOf(o.databaseUrl) });
}

async function asAdministrator<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function applicationOf(databaseUrl: string): { user: string; password: string } {
  const { username, password } = new URL(databaseUrl);
  if (username === '') throw unnamed();
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

async function assertReachable(variable: string, url: string, waitMs: number): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() - startedAt > waitMs) throw cannotConnect(variable, url, error);
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(250);
  }
}

/** What is wrong and what to do, by the error's code. */
const troubles: Readonly<Record<string, Readonly<Record<Locale, readonly [what: string, todo: string]>>>> = {
  ECONNREFUSED: {
    'zh-CN': ['那里没有程序接受连接', '请检查地址，以及 PostgreSQL 是否在运行'],
    en: ['nothing accepts connections there', 'Check the address, and whether PostgreSQL runs there'],
  },
  ENOTFOUND: { 'zh-CN': ['没有这个主机名', '请检查地址'], en: ['there is no host of that name', 'Check the address'] },
  '28P01': {
    'zh-CN': ['用户名或密码不对', '请检查用户名和密码'],
    en: ['user or password is wrong', 'Check the user, the password and pg_hba.conf'],
  },
  '28000': {
    'zh-CN': ['服务器不让这个用户登录', '请检查用户名、密码和 pg_hba.conf'],
    en: ['the server does not let this user in', 'Check the user, the password and pg_hba.conf'],
  },
};

function cannotConnect(variable: string, text: string, cause: unknown): StartError {
  const url = new URL(text);
  const where = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  const database = url.pathname.slice(1);
  const code = cause instanceof Error ? codeOf(cause) : null;
  const said = cause instanceof Error ? cause.message || (code ?? '') : '';
  const known: Readonly<Record<Locale, readonly [string, string]>> =
    code === '3D000'
      ? {
          'zh-CN': ['没有这个数据库', `请先建库：create database ${database}`],
          en: ['there is no such database', `Create it first: create database ${database}`],
        }
      : ((code === null ? undefined : troubles[code]) ?? {
          'zh-CN': [`“${said}”`, '请检查地址，以及 PostgreSQL 是否在运行'],
          en: [`“${said}”`, 'Check the address, and whether PostgreSQL runs there'],
        });
  const { 'zh-CN': zh, en } = known;
  return new StartError(
    {
      'zh-CN': `${variable}（${where}，数据库 ${database}）连不上：${zh[0]}。${zh[1]}。`,
      en: `${variable} (${where}, database ${database}) cannot be reached: ${en[0]}. ${en[1]}.`,
    },
    { cause },
  );
}

function unnamed(): StartError {
  return new StartError({
    'zh-CN': 'DATABASE_URL 里没有用户名，不知道应用以谁的身份登录。请写成 postgres://用户:密码@主机:5432/数据库。',
    en: 'DATABASE_URL names no user, so the application’s login is unknown. Write it as postgres://user:password@host:5432/database.',
  });
}

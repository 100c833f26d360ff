import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertCurrent, assertRole, fingerprintOf, presentOthers } from '../../../platform/db/index.ts';
import { type Finding, fine, type Look, note, unseen, wrong } from '../look.ts';
import { refusalOf, type Sight } from '../sight.ts';

/** The oldest PostgreSQL it is tested with (design: 16+). */
const POSTGRES = 16;
/** Lateness is told in seconds; by this much everything said is early or late. */
const SKEW_NOTE_SECONDS = 2;
const SKEW_WRONG_SECONDS = 30;
/** Connections a server process opens at most: requests 10, sign-in 4, performing 3, realtime 2, presence 1, holding 1. */
const CONNECTIONS_OF_ONE = 21;

const see = { 'zh-CN': '照上面说的做', en: 'Do as it says' };

export const databaseLooks: readonly Look[] = [
  {
    name: 'database',
    title: { 'zh-CN': '数据库', en: 'Database' },
    look: async ({ cluster, database, trouble, config }) => {
      if (database) {
        const { rows } = await database.client.query<{ version: string; number: number }>(
          `select current_setting('server_version') as version, current_setting('server_version_num')::integer / 10000 as number`,
        );
        const { version = '?', number = 0 } = rows[0] ?? {};
        const where = cluster
          ? { 'zh-CN': `内置的，进程 ${cluster.pid}`, en: `embedded, process ${cluster.pid}` }
          : hostOf(config.databaseUrl);
        if (number >= POSTGRES) return fine(`PostgreSQL ${version}（${where['zh-CN']}）`, `PostgreSQL ${version} (${where.en})`);
        return wrong(
          { 'zh-CN': `PostgreSQL ${version} 太旧`, en: `PostgreSQL ${version} is too old` },
          { 'zh-CN': `请换成 ${POSTGRES} 或更新的版本`, en: `Use ${POSTGRES} or newer` },
        );
      }
      return whyNot({ cluster, trouble, config });
    },
  },
  {
    name: 'processes',
    title: { 'zh-CN': '进程', en: 'Processes' },
    look: async ({ database, cluster }) => {
      if (!database) return unseen;
      const present = await presentOthers(database.client);
      const who = present.join(', ');
      if (cluster && present.length > 0 && cluster.holderPid === null) {
        return wrong(
          {
            'zh-CN': `只有 worker 在运行（${who}），没有 kuaishan start：没有页面，数据库死了也没人重启`,
            en: `only workers run (${who}) and no “kuaishan start”: nobody serves pages or restarts the database`,
          },
          { 'zh-CN': '运行 kuaishan start', en: 'Run kuaishan start' },
        );
      }
      return present.length === 0
        ? note('数据库在运行，但没有 Kuaishan 的进程在用它', 'the database runs, but no Kuaishan process uses it')
        : fine(`${present.length} 个：${who}`, `${present.length}: ${who}`);
    },
  },
  {
    name: 'role',
    title: { 'zh-CN': '登录的权限', en: 'Rights of the login' },
    look: async ({ database }) => {
      if (!database) return unseen;
      const refusal = await refusalIn(() => assertRole(database.db));
      return refusal ?? fine('不是超级用户，不能绕过行级安全', 'no superuser, bound by row-level security');
    },
  },
  {
    name: 'rowLevelSecurity',
    title: { 'zh-CN': '行级安全', en: 'Row-level security' },
    look: async ({ database }) => {
      if (!database) return unseen;
      const { rows } = await database.client.query<{ name: string; open: boolean }>(`
        select format('%I.%I', n.nspname, t.relname) as name, not (t.relrowsecurity and t.relforcerowsecurity) as open
        from pg_class t join pg_namespace n on n.oid = t.relnamespace
        where t.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' order by 1`);
      const open = rows.filter((row) => row.open).map((row) => row.name);
      if (open.length === 0) return fine(`${rows.length} 张表都强制`, `forced on all ${rows.length} tables`);
      return wrong(
        { 'zh-CN': `没有强制：${open.join('、')}`, en: `not forced on ${open.join(', ')}` },
        {
          'zh-CN': '不是 Kuaishan 的表请移到别的数据库；是的话 alter table … force row level security',
          en: 'Move tables that are not Kuaishan’s to another database; for its own, alter table … force row level security',
        },
      );
    },
  },
  {
    name: 'migrations',
    title: { 'zh-CN': '表结构', en: 'Migrations' },
    look: async ({ database, cluster }) => {
      if (!database) return unseen;
      const refusal = await refusalIn(() => assertCurrent(database.db));
      if (!refusal) return fine('与这个版本一致', 'as new as this program');
      // the embedded database is migrated by whoever starts it
      return cluster && refusal.words.en.includes('not ready')
        ? { ...refusal, todo: { 'zh-CN': '重新启动 Kuaishan，它会升级', en: 'Start Kuaishan again, which migrates' } }
        : refusal;
    },
  },
  {
    name: 'clock',
    title: { 'zh-CN': '时钟', en: 'Clocks' },
    look: async ({ database }) => {
      if (!database) return unseen;
      const before = Date.now();
      const { rows } = await database.client.query<{ now: Date }>('select clock_timestamp() as now');
      const middle = (before + Date.now()) / 2;
      const seconds = Math.abs((rows[0]?.now.getTime() ?? middle) - middle) / 1000;
      const words = {
        'zh-CN': `这台机器和数据库相差 ${seconds.toFixed(1)} 秒`,
        en: `this machine and the database differ by ${seconds.toFixed(1)} s`,
      };
      if (seconds > SKEW_WRONG_SECONDS)
        return wrong(words, { 'zh-CN': '请在两台机器上开启时间同步（NTP）', en: 'Let both machines keep their time by NTP' });
      return seconds > SKEW_NOTE_SECONDS ? { level: 'note', words } : { level: 'fine', words };
    },
  },
  {
    name: 'connections',
    title: { 'zh-CN': '连接数', en: 'Connections' },
    look: async ({ database }) => {
      if (!database) return unseen;
      const { rows } = await database.client.query<{ allowed: number; used: number }>(`
        select current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer as allowed,
          (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as used`);
      const { allowed = 0, used = 0 } = rows[0] ?? {};
      const more = Math.floor((allowed - used) / CONNECTIONS_OF_ONE);
      const words = {
        'zh-CN': `用了 ${used}，共 ${allowed}；还够 ${more} 个进程`,
        en: `${used} of ${allowed} used; enough for ${more} more processes`,
      };
      if (used < allowed * 0.9) return more === 0 ? { level: 'note', words } : { level: 'fine', words };
      return wrong(words, {
        'zh-CN': '请调大 PostgreSQL 的 max_connections，或少开几个进程',
        en: 'Raise PostgreSQL’s max_connections, or run fewer processes',
      });
    },
  },
  {
    name: 'secret',
    title: { 'zh-CN': '登录密钥', en: 'Sign-in secret' },
    look: async ({ database, config }) => {
      const file = join(config.dataDir, 'sign-in-secret');
      const secret = config.authSecret ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
      if (!database) return secret === null ? note('还没有', 'none yet') : unseen;
      const { rows } = await database.client.query<{ secret_fingerprint: string | null }>(
        'select secret_fingerprint from operation.noted()',
      );
      const noted = rows[0]?.secret_fingerprint ?? null;
      if (secret === null || noted === null || fingerprintOf(secret) === noted)
        return fine('和数据库记的一致', 'the one the database knows');
      return wrong(
        { 'zh-CN': '这里的密钥和上次启动的进程用的不一样', en: 'the one here is not the one the last process had' },
        {
          'zh-CN': '请给每个进程设同一个 AUTH_SECRET；如果是有意更换，重新启动后大家要重新登录',
          en: 'Give every process the same AUTH_SECRET; if it was changed on purpose, people sign in anew after the next start',
        },
      );
    },
  },
];

function whyNot({ cluster, trouble, config }: Pick<Sight, 'cluster' | 'trouble' | 'config'>): Finding {
  if (!cluster) {
    const said = trouble instanceof Error ? trouble.message || trouble.name : String(trouble);
    return wrong(
      {
        'zh-CN': `${hostOf(config.databaseUrl)['zh-CN']} 连不上：“${said}”`,
        en: `${hostOf(config.databaseUrl).en} cannot be reached: “${said}”`,
      },
      {
        'zh-CN': '请检查 DATABASE_URL，以及 PostgreSQL 是否在运行、能否从这里连到',
        en: 'Check DATABASE_URL, and whether PostgreSQL runs and can be reached from here',
      },
    );
  }
  switch (cluster.state) {
    case 'none':
      return note('还没有建立', 'not made yet');
    case 'stopped':
      return note('Kuaishan 没有在运行（上次正常停止）', 'Kuaishan does not run (it was stopped in order)');
    case 'not stopped in order':
      return wrong(
        {
          'zh-CN': 'PostgreSQL 没有在运行，上次也没有正常停止（断电或被杀）',
          en: 'PostgreSQL does not run and was not stopped in order (power cut, killed)',
        },
        { 'zh-CN': '运行 kuaishan start，它会自己恢复', en: 'Run kuaishan start; it recovers by itself' },
      );
    case 'starting or stopping':
      return note('正在启动或停止', 'it is starting or stopping');
    case 'running':
      return wrong(
        {
          'zh-CN': `PostgreSQL（进程 ${cluster.pid}）在运行，但不回答`,
          en: `PostgreSQL (process ${cluster.pid}) runs but does not answer`,
        },
        {
          'zh-CN': '请看数据目录里的 postgres/server.log；进程被暂停的话用 kill -CONT 唤醒',
          en: 'See postgres/server.log in the data directory; a process that was paused wakes with kill -CONT',
        },
      );
  }
}

async function refusalIn(work: () => Promise<void>): Promise<(Finding & { level: 'wrong' }) | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return { level: 'wrong', words: refusal.words, todo: see };
  }
}

function hostOf(url: string | null): { 'zh-CN': string; en: string } {
  const { hostname, port, pathname } = new URL(url ?? 'postgres://localhost');
  const where = `${hostname}:${port || '5432'}${pathname}`;
  return { 'zh-CN': where, en: where };
}

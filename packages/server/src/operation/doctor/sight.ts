import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Config, readConfig } from '../../platform/config.ts';
import { type ClusterSight, lookAtCluster } from '../../platform/db/embedded/index.ts';
import { type Db, openDb } from '../../platform/db/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { StartError } from '../../platform/start-error.ts';

/** The database answers at once or is not there. */
const ANSWER_WITHIN_MS = 4_000;

/** What the doctor has before it: the settings, and the database if it can be reached. */
export interface Sight {
  readonly config: Config;
  /** the environment names no data directory and only the demo has been run here: that is what is looked at */
  readonly isDemo: boolean;
  /** whether PUBLIC_URL is set, or only follows from host and port */
  readonly namesPublicUrl: boolean;
  /** the data directory's own PostgreSQL; null = DATABASE_URL names another */
  readonly cluster: ClusterSight | null;
  /** as the application; null = it cannot be reached */
  readonly database: { readonly client: pg.Client; readonly db: Db } | null;
  /** why it cannot */
  readonly trouble: unknown;
  /** domain time: the wall's, or the demo's own clock */
  readonly now: Date;
  close(): Promise<void>;
}

/** Looks at the installation that `env` names. Starts and changes nothing. Throws `StartError` when a setting cannot be read. */
export async function openSight(env: Readonly<Record<string, string | undefined>>): Promise<Sight> {
  const given = readConfig(env);
  const demo = join(given.dataDir, 'demo');
  const isDemo =
    given.databaseUrl === null && !env['DATA_DIR'] && !existsSync(join(given.dataDir, 'postgres')) && existsSync(join(demo, 'postgres'));
  const config = isDemo ? { ...given, dataDir: demo } : given;
  const cluster = config.databaseUrl === null ? await lookAtCluster(config.dataDir) : null;
  const url = cluster ? cluster.appUrl : config.databaseUrl;
  const { database, trouble } = url === null ? { database: null, trouble: null } : await connect(url);
  const close = async () => {
    if (!database) return;
    await database.client.end().catch(() => {});
    await database.close();
  };
  const namesPublicUrl = Boolean(env['PUBLIC_URL']);
  return {
    config,
    namesPublicUrl,
    isDemo: isDemo || existsSync(clockFile(config)),
    cluster,
    database,
    trouble,
    now: domainNow(config),
    close,
  };
}

async function connect(url: string) {
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'kuaishan doctor', connectionTimeoutMillis: ANSWER_WITHIN_MS },
    ...{ query_timeout: ANSWER_WITHIN_MS, statement_timeout: ANSWER_WITHIN_MS },
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
  } catch (trouble) {
    // frozen, it would not even say good-bye
    void client.end().catch(() => {});
    return { database: null, trouble };
  }
  const { db, close } = openDb({ url, log: silentLog, name: 'kuaishan doctor', max: 2, waiting: 'performing' });
  return { database: { client, db, close }, trouble: null };
}

const clockFile = ({ dataDir }: Config) => join(dataDir, 'clock.json');

/** The demo's clock writes ahead (platform/clock/fast-clock.ts); what it has surely reached is this much earlier. */
const WRITTEN_AHEAD_MS = 500;

function domainNow(config: Config): Date {
  try {
    const { reservedUntil, speed } = JSON.parse(readFileSync(clockFile(config), 'utf8')) as { reservedUntil: string; speed: number };
    return new Date(new Date(reservedUntil).getTime() - WRITTEN_AHEAD_MS * speed);
  } catch {
    return new Date();
  }
}

/** A refusal written for a person, as a finding's words; null when it is something else. */
export function refusalOf(error: unknown): StartError | null {
  return error instanceof StartError ? error : null;
}

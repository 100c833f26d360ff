import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openEmbedded } from '../../src/platform/db/embedded/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { breakableConnection } from '../breakable-connection.ts';
import { postmasterOf } from './leftovers.ts';
import { makeDataDir, removeDataDir, type Served, serve } from './served.ts';

/** How the database goes away, and comes back. */
export interface Loss {
  readonly name: string;
  /** what a request is answered with meanwhile; `late`: it waits, and is answered once the database is back */
  readonly meanwhile: 'refused' | 'late';
  /** starts a server whose database can be lost */
  set(): Promise<{ readonly served: Served; lose(seconds: number): Promise<void>; clear(): Promise<void> }>;
}

/** A PostgreSQL that is not the server's own, behind a connection of ours that drops everybody and refuses to connect. */
const unreachable: Loss = {
  name: 'database: unreachable for ten seconds (its connection drops and refuses)',
  meanwhile: 'refused',
  set: async () => {
    const [itsDirectory, dataDir] = [makeDataDir(), makeDataDir()];
    let clear = async () => {
      await removeDataDir(itsDirectory);
      await removeDataDir(dataDir);
    };
    try {
      const external = await openEmbedded({ dataDir: itsDirectory, role: 'tool', log: silentLog });
      await createDatabase(external.urls.superuser, 'bad_input');
      const direct = new URL(external.urls.superuser);
      direct.pathname = '/bad_input';
      const way = await breakableConnection(direct.href);
      const [application, removeAll] = [new URL(way.url), clear];
      application.username = 'bad_input_app';
      clear = async () => {
        await way.break();
        await external.stop();
        await removeAll();
      };
      const served = await serve({ dataDir, env: { DATABASE_URL: application.href, DATABASE_ADMIN_URL: way.url } });
      const lose = async (seconds: number) => {
        await way.break();
        await sleep(seconds * 1_000);
        await way.mend();
      };
      return { served, lose, clear };
    } catch (error) {
      await clear();
      throw error;
    }
  },
};

/** The embedded PostgreSQL, killed again as often as the server starts it. */
const killed: Loss = {
  name: 'database: killed (SIGKILL) again and again for ten seconds',
  meanwhile: 'refused',
  set: () =>
    embedded(async (dataDir, seconds) => {
      const end = performance.now() + seconds * 1_000;
      while (performance.now() < end) {
        const postmaster = postmasterOf(dataDir);
        if (postmaster !== null) process.kill(postmaster, 'SIGKILL');
        await sleep(20);
      }
    }),
};

/** The embedded PostgreSQL with all its processes, stopped in their tracks (SIGSTOP): connections stay, nobody answers. */
const frozen: Loss = {
  name: 'database: frozen (SIGSTOP) for ten seconds',
  meanwhile: 'late',
  set: () =>
    embedded(async (dataDir, seconds) => {
      const postmaster = postmasterOf(dataDir);
      if (postmaster === null) throw new Error('PostgreSQL does not run');
      // the postmaster first: it then makes no further ones
      process.kill(postmaster, 'SIGSTOP');
      const all = [postmaster, ...childrenOf(postmaster)];
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      await sleep(seconds * 1_000);
      for (const pid of all) process.kill(pid, 'SIGCONT');
    }),
};

/** Stopping a whole tree of processes needs /proc. */
export const losses: readonly Loss[] = existsSync('/proc/self/stat') ? [unreachable, killed, frozen] : [unreachable, killed];

async function embedded(lose: (dataDir: string, seconds: number) => Promise<void>) {
  const dataDir = makeDataDir();
  try {
    const served = await serve({ dataDir });
    return { served, lose: (seconds: number) => lose(dataDir, seconds), clear: () => removeDataDir(dataDir) };
  } catch (error) {
    await removeDataDir(dataDir);
    throw error;
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

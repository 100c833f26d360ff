import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locale } from '@kuaishan/script';
import { chooseUser } from '../../src/platform/db/embedded/unprivileged-user.ts';
import { type Answer, languageFaults, leaksIn } from './case.ts';
import { postmasterOf } from './leftovers.ts';
import { runKuaishan } from './run-command.ts';
import { makeDataDir, removeDataDir, type Served } from './served.ts';

/** A server that cannot start as it was told to. */
interface StartCase {
  readonly name: string;
  readonly env: (at: Surroundings) => Readonly<Record<string, string>>;
  /** what the message must name */
  readonly place: (at: Surroundings) => string;
  readonly command?: 'start' | 'migrate';
  /** puts something bad into the data directory beforehand */
  readonly prepare?: (dataDir: string) => void;
  /** not as root, whom nothing is closed to */
  readonly unprivileged?: boolean;
  /** the refusal comes after the data directory was made */
  readonly makesData?: boolean;
}

interface Surroundings {
  /** a server that runs, with its own data directory and port */
  readonly served: Served;
  readonly dataDir: string;
}

const portOf = (served: Served) => new URL(served.url).port;
/** passwords and port of a running server's embedded PostgreSQL */
const embeddedOf = ({ dataDir }: Served) =>
  JSON.parse(readFileSync(join(dataDir, 'postgres', 'kuaishan.json'), 'utf8')) as {
    passwords: { superuser: string; owner: string; app: string };
    port: number;
  };

/** An environment variable with a value it cannot have. */
function setting(variable: string, value: string): StartCase {
  return { name: `start: ${variable}=${value}`, env: () => ({ [variable]: value }), place: () => variable };
}

export const startCases: readonly StartCase[] = [
  {
    name: 'start: two servers on one data directory',
    env: ({ served }) => ({ DATA_DIR: served.dataDir }),
    place: ({ served }) => `${served.dataDir}`,
  },
  { name: 'start: PORT in use', env: ({ served }) => ({ PORT: portOf(served) }), place: ({ served }) => portOf(served), makesData: true },
  setting('PORT', 'http'),
  setting('PORT', '99999'),
  setting('DATABASE_URL', 'mysql://root@localhost/kuaishan'),
  setting('PUBLIC_URL', 'kuaishan.example.com'),
  setting('AUTH_SECRET', 'short'),
  setting('LOG_LEVEL', 'loud'),
  setting('TRUST_PROXY', 'everybody'),
  setting('DATABASE_ADMIN_URL', 'postgres://a:b@localhost/c'),
  { name: 'start: a HOST there is none of', env: () => ({ HOST: 'nowhere.invalid' }), place: () => 'nowhere.invalid', makesData: true },
  {
    name: 'start: DATA_DIR is a file',
    env: ({ dataDir }) => ({ DATA_DIR: join(dataDir, 'a-file') }),
    place: ({ dataDir }) => join(dataDir, 'a-file'),
    prepare: (dataDir) => fileIn(dataDir, 'a-file', ''),
  },
  { name: 'start: DATA_DIR where nothing can be made (/proc)', env: () => ({ DATA_DIR: '/proc/kuaishan' }), place: () => '/proc/kuaishan' },
  {
    name: 'start: DATA_DIR without permission',
    env: ({ dataDir }) => ({ DATA_DIR: dataDir }),
    place: ({ dataDir }) => dataDir,
    prepare: closed,
    unprivileged: true,
  },
  {
    name: 'start: data of another major version',
    env: ({ dataDir }) => ({ DATA_DIR: dataDir }),
    place: ({ dataDir }) => join(dataDir, 'postgres', 'cluster'),
    prepare: (dataDir) => cluster(dataDir, '17\n', passwords),
  },
  {
    name: 'start: data whose passwords are gone',
    env: ({ dataDir }) => ({ DATA_DIR: dataDir }),
    place: ({ dataDir }) => join(dataDir, 'postgres', 'kuaishan.json'),
    prepare: (dataDir) => cluster(dataDir, '18\n', null),
  },
  {
    name: 'start: data whose passwords were cut short',
    env: ({ dataDir }) => ({ DATA_DIR: dataDir }),
    place: ({ dataDir }) => join(dataDir, 'postgres', 'kuaishan.json'),
    prepare: (dataDir) => cluster(dataDir, '18\n', '{ "passw'),
  },
  {
    name: 'start: nothing at DATABASE_URL',
    env: () => ({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/kuaishan' }),
    place: () => 'DATABASE_URL',
  },
  {
    name: 'start: no PostgreSQL at DATABASE_URL',
    env: ({ served }) => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${portOf(served)}/kuaishan` }),
    place: () => 'DATABASE_URL',
  },
  {
    name: 'start: a wrong password in DATABASE_URL',
    env: ({ served }) => ({ DATABASE_URL: `postgres://kuaishan_app:guessed@127.0.0.1:${embeddedOf(served).port}/kuaishan` }),
    place: () => 'DATABASE_URL',
  },
  {
    name: 'start: no such database',
    env: ({ served }) => ({
      DATABASE_URL: `postgres://kuaishan_app:${embeddedOf(served).passwords.app}@127.0.0.1:${embeddedOf(served).port}/none`,
    }),
    place: () => 'none',
  },
  {
    name: 'start: a database nobody prepared',
    env: ({ served }) => ({
      DATABASE_URL: `postgres://kuaishan_app:${embeddedOf(served).passwords.app}@127.0.0.1:${embeddedOf(served).port}/postgres`,
    }),
    place: () => 'kuaishan migrate',
  },
  {
    name: 'start: a superuser as the application',
    env: ({ served }) => ({
      DATABASE_URL: `postgres://postgres:${embeddedOf(served).passwords.superuser}@127.0.0.1:${embeddedOf(served).port}/kuaishan`,
    }),
    place: () => 'postgres',
  },
  {
    name: 'migrate: nothing at DATABASE_ADMIN_URL',
    command: 'migrate',
    env: () => ({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/k', DATABASE_ADMIN_URL: 'postgres://a:b@127.0.0.1:1/k' }),
    place: () => 'DATABASE_ADMIN_URL',
  },
];

/** Starts it, and judges what it says and what it leaves behind. */
export async function runStartCase(one: StartCase, o: { served: Served; locale: Locale }): Promise<Answer> {
  const dataDir = makeDataDir();
  const at = { served: o.served, dataDir };
  try {
    one.prepare?.(dataDir);
    const before = contents(dataDir);
    const user = one.unprivileged ? chooseUser({ clusterOwner: null }) : null;
    const env = { DATA_DIR: dataDir, PORT: '0', ...one.env(at) };
    const args = [one.command ?? 'start', '--lang', o.locale];
    const ended = await runKuaishan(args, { cwd: dirname(dataDir), env, user });
    const message = ended.err.split('\n').filter(Boolean).slice(0, 3).join(' ');
    const place = one.place(at);
    return {
      message,
      place: message.includes(place) ? place : null,
      state: ended.signal ? `ended by ${ended.signal}` : `exit ${ended.code}`,
      seconds: ended.seconds,
      faults: [
        ...(ended.signal ? ['hung'] : ended.code === 1 ? [] : ['should end with 1']),
        ...languageFaults(message, o.locale),
        ...leaksIn(`${ended.out}\n${ended.err}`),
        ...(message.includes(place) ? [] : [`should name ${place}`]),
        ...(postmasterOf(dataDir) === null ? [] : ['left PostgreSQL running']),
        ...(one.makesData || contents(dataDir) === before ? [] : ['changed the data directory']),
      ],
    };
  } finally {
    await removeDataDir(dataDir);
  }
}

const passwords = JSON.stringify({ passwords: { superuser: 'a', owner: 'b', app: 'c' }, port: null });

/** A data directory as another version, or half of a backup, leaves it. */
function cluster(dataDir: string, version: string, remembered: string | null): void {
  fileIn(join(dataDir, 'postgres', 'cluster'), 'PG_VERSION', version);
  if (remembered !== null) fileIn(join(dataDir, 'postgres'), 'kuaishan.json', remembered);
  chmodSync(join(dataDir, 'postgres'), 0o711);
}

function closed(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o555);
}

function fileIn(folder: string, name: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** Every file below a directory with what it holds; empty when there is none. */
function contents(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => `${path}\n${readFileSync(path).toString('base64')}`)
      .toSorted()
      .join('\n');
  } catch {
    return '';
  }
}

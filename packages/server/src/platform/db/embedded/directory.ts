import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { inDataDirectory, makeDirectory } from '../../data-directory.ts';
import { StartError } from '../../start-error.ts';
import { hostId } from './host-id.ts';

/** `postgres/` inside the data directory: the cluster, what we must remember about it (mode 0600: it holds the passwords), and the server's log. */
export interface Directory {
  readonly root: string;
  readonly cluster: string;
  readonly logFile: string;
}

const rememberedSchema = z.object({
  passwords: z.object({ superuser: z.string(), owner: z.string(), app: z.string() }),
  /** the port it was last started on; tried first */
  port: z.number().int().nullable(),
});
export type Remembered = z.infer<typeof rememberedSchema>;

/**
 * Makes `postgres/` in `dataDir` if need be. Its path has no symbolic links, so that it can be found in a command line.
 * Throws `StartError` when it cannot be made or written to.
 */
export function openDirectory(dataDir: string): Directory {
  return inDataDirectory(dataDir, () => {
    makeDirectory(join(dataDir, 'postgres'));
    const root = realpathSync(join(dataDir, 'postgres'));
    // the user PostgreSQL runs as may pass through, not look around
    chmodSync(root, 0o711);
    accessSync(root, constants.W_OK);
    return { root, cluster: join(root, 'cluster'), logFile: join(root, 'server.log') };
  });
}

/** What was remembered, or, for a cluster still to be made, passwords made now. */
export function readRemembered(directory: Directory): Remembered {
  const file = join(directory.root, 'kuaishan.json');
  if (existsSync(file)) return readOwn(file, rememberedSchema, directory);
  if (existsSync(directory.cluster)) {
    throw new StartError({
      'zh-CN': `${file} 不见了，里面是 ${directory.cluster} 的密码，没有它就连不上。请从备份中放回这个文件；如果不要这些数据，请删除 ${directory.root}。`,
      en: `${file} is gone; it holds the passwords of ${directory.cluster}, which cannot be reached without them. Put it back from a backup; if the data is not needed, delete ${directory.root}.`,
    });
  }
  const password = () => randomBytes(24).toString('base64url');
  const remembered: Remembered = { passwords: { superuser: password(), owner: password(), app: password() }, port: null };
  remember(directory, remembered);
  return remembered;
}

/** Replaces what is remembered, all or nothing. */
export function remember(directory: Directory, remembered: Remembered): void {
  writePrivately(join(directory.root, 'kuaishan.json'), remembered);
}

/** The user id that owns the cluster; null when there is none yet. */
export function clusterOwner(directory: Directory): number | null {
  return existsSync(directory.cluster) ? statSync(directory.cluster).uid : null;
}

/** Refuses a cluster made by another major version: PostgreSQL cannot read it. */
export function assertMajor(directory: Directory, major: number): void {
  const written = readFileSync(join(directory.cluster, 'PG_VERSION'), 'utf8').trim();
  if (Number.parseInt(written, 10) === major) return;
  throw new StartError({
    'zh-CN':
      `${directory.cluster} 里的数据是 PostgreSQL ${written || '?'} 的，这个版本的 Kuaishan 自带 PostgreSQL ${major}，读不了。` +
      '请继续使用原来版本的 Kuaishan；或者用 DATA_DIR 另选一个空目录重新开始。什么都没有改动。',
    en:
      `The data in ${directory.cluster} is PostgreSQL ${written || '?'}'s; this Kuaishan brings PostgreSQL ${major}, which cannot read it. ` +
      'Go back to the Kuaishan version that wrote it, or begin anew in an empty directory with DATA_DIR. Nothing was changed.',
  });
}

const inUseSchema = z.object({ hostId: z.string(), hostname: z.string() });

/** Whether the directory is marked: PostgreSQL runs on it, or ended without having been stopped. */
export function isMarkedInUse(directory: Directory): boolean {
  return existsSync(join(directory.root, 'in-use.json'));
}

/**
 * Refuses a directory on which a server of another machine has not stopped cleanly: two servers on one directory (a network share) destroy it, and from
 * here nobody can see whether the other lives.
 */
export function refuseOtherMachine(directory: Directory, thisHost: string = hostId()): void {
  if (!isMarkedInUse(directory)) return;
  const file = join(directory.root, 'in-use.json');
  const holder = readOwn(file, inUseSchema, directory);
  if (holder.hostId === thisHost) return;
  throw new StartError({
    'zh-CN':
      `${directory.root} 正被另一台机器“${holder.hostname}”使用，或在那台机器上没有正常关闭。两台机器同时使用同一个数据目录会毁掉数据，所以不启动。` +
      `如果确定那里的 Kuaishan 已经停了，请删除 ${file} 再试；要多台机器一起用，请用 DATABASE_URL 指向同一个 PostgreSQL。`,
    en:
      `${directory.root} is in use by another machine, “${holder.hostname}”, or was not shut down cleanly there. Two machines on one data directory would destroy the data, so nothing was started. ` +
      `If you are sure that Kuaishan has stopped there, delete ${file} and try again; to work with several machines, point DATABASE_URL of each to one PostgreSQL.`,
  });
}

/**
 * Notes that a server of this machine runs on the directory, from before it starts until it has stopped cleanly. Refuses another machine's.
 * Gives whether the mark is new.
 */
export function markInUse(directory: Directory, thisHost: string = hostId()): boolean {
  refuseOtherMachine(directory, thisHost);
  if (isMarkedInUse(directory)) return false;
  writePrivately(join(directory.root, 'in-use.json'), { hostId: thisHost, hostname: hostname() });
  return true;
}

/** The server has stopped cleanly: any machine may start it next. */
export function markStopped(directory: Directory): void {
  rmSync(join(directory.root, 'in-use.json'), { force: true });
}

function writePrivately(file: string, content: object): void {
  inDataDirectory(dirname(dirname(file)), () => {
    writeFileSync(`${file}.next`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.next`, file);
  });
}

/** A file of ours, which nobody else should have changed. */
function readOwn<T>(file: string, schema: z.ZodType<T>, directory: Directory): T {
  const text = inDataDirectory(dirname(directory.root), () => readFileSync(file, 'utf8'));
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StartError(
      {
        'zh-CN': `${file} 的内容不对，可能被改过或没有写完。请从备份中放回这个文件；如果不要这些数据，请删除 ${directory.root}。`,
        en: `${file} does not hold what it should; it was changed, or not written to its end. Put it back from a backup; if the data is not needed, delete ${directory.root}.`,
      },
      { cause },
    );
  }
}

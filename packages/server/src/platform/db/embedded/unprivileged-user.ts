import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../../start-error.ts';

/** Whom PostgreSQL runs as when Kuaishan runs as root, which PostgreSQL refuses to. */
export interface UnprivilegedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Tried in this order: PostgreSQL's own account where a package made one (`_postgres` on macOS), else the account that owns nothing. */
const candidates = ['postgres', '_postgres', 'nobody'];

/**
 * Whom to run PostgreSQL as. null = as ourselves, since we are not root. A cluster that exists keeps its owner.
 * initdb looks its user up by number, so it must be in /etc/passwd.
 */
export function chooseUser(o: { clusterOwner: number | null }): UnprivilegedUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid !== 0);
  const owner = users.find((user) => user.uid === o.clusterOwner);
  const chosen = owner ?? candidates.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined);
  if (chosen) return chosen;
  throw new StartError({
    'zh-CN':
      'PostgreSQL 不能以 root 身份运行，而这台机器上没有 postgres 或 nobody 用户。请用普通用户运行 Kuaishan，或用 DATABASE_URL 指向你自己的 PostgreSQL。',
    en: 'PostgreSQL refuses to run as root and this machine has neither a postgres nor a nobody user. Run Kuaishan as an ordinary user, or point DATABASE_URL to a PostgreSQL of your own.',
  });
}

/** Makes sure that `user` may enter every directory above `path`. Throws `StartError` naming the first one that is closed. */
export function assertReachable(path: string, user: UnprivilegedUser): void {
  const closed = closedDirectory(path, user);
  if (closed === null) return;
  throw new StartError({
    'zh-CN':
      `Kuaishan 以 root 运行时，PostgreSQL 以用户 ${user.name} 运行，而它进不了 ${closed}（要用的是 ${path}）。` +
      `请把 Kuaishan 和它的数据放到别处（例如 DATA_DIR=/var/lib/kuaishan），或用普通用户运行，或用 DATABASE_URL 指向你自己的 PostgreSQL。`,
    en:
      `Started by root, Kuaishan runs PostgreSQL as the user ${user.name}, who may not enter ${closed} (it needs ${path}). ` +
      `Put Kuaishan and its data elsewhere (for example DATA_DIR=/var/lib/kuaishan), or run it as an ordinary user, or point DATABASE_URL to a PostgreSQL of your own.`,
  });
}

function closedDirectory(path: string, user: UnprivilegedUser): string | null {
  const parent = dirname(path);
  if (parent === path) return null;
  const { mode, uid, gid } = statSync(parent);
  const mayEnter = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
  return closedDirectory(parent, user) ?? (mayEnter ? null : parent);
}

import { readdir, readFile, readlink } from 'node:fs/promises';

/** What listens on a TCP port of this machine, as `process 1234: node server.js`; null where it cannot be seen (another user's, another system than Linux). */
export async function listenerOn(port: number): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const inodes = new Set((await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => listening(file, port)))).flat());
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      if (!inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '')) continue;
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
      return `process ${pid}: ${command.slice(0, 120)}`;
    }
  }
  return null;
}

/** Inodes of the sockets that listen (state 0A) on the port; the columns are those of proc(5). */
async function listening(file: string, port: number): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '', , state]) => state === '0A' && local.endsWith(`:${wanted}`))
    .map((fields) => fields[9] ?? '');
}

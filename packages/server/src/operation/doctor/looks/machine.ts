import { existsSync, statfsSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { fine, type Look, note, wrong } from '../look.ts';

/** What `package.json` asks of the Node that starts it; the program itself runs on the one npm brought. */
const NODE = 26;
const MEGABYTE = 1024 * 1024;
/** PostgreSQL stops writing, and with it everything, when the disk is full; its log alone takes 16 MB at a time. */
const DISK_WRONG_MB = 300;
const DISK_NOTE_MB = 2_000;
/** A server takes 150–300 MB, PostgreSQL about as much. */
const MEMORY_NOTE_MB = 300;

export const machineLooks: readonly Look[] = [
  {
    name: 'node',
    title: { 'zh-CN': 'Node', en: 'Node' },
    look: () => {
      const running = `${process.version} (${process.platform} ${process.arch})`;
      if (Number.parseInt(process.versions.node, 10) >= NODE) return fine(running, running);
      return wrong(
        { 'zh-CN': `正在用 ${running}，需要 ${NODE}`, en: `runs on ${running}, needs ${NODE}` },
        { 'zh-CN': '请用 npx kuaishan 运行，或重新 npm ci', en: 'Run it with npx kuaishan, or run npm ci again' },
      );
    },
  },
  {
    name: 'timeZones',
    title: { 'zh-CN': '时区数据', en: 'Time zones' },
    look: async ({ database }) => {
      const here = Temporal.Instant.from('2026-07-01T00:00:00Z').toZonedDateTimeISO('Asia/Shanghai').hour === 8;
      const there = database
        ? await database.client.query<{ known: boolean }>(
            `select exists (select from pg_timezone_names where name = 'Asia/Shanghai') as known`,
          )
        : null;
      if (here && there?.rows[0]?.known !== false) return fine('Asia/Shanghai 可用', 'Asia/Shanghai is known');
      return wrong(
        {
          'zh-CN': `${here ? 'PostgreSQL' : 'Node'} 不认识 Asia/Shanghai`,
          en: `${here ? 'PostgreSQL' : 'Node'} does not know Asia/Shanghai`,
        },
        { 'zh-CN': '请安装系统的 tzdata，或换一个完整的 Node', en: 'Install the system’s tzdata, or a Node with full Intl data' },
      );
    },
  },
  {
    name: 'disk',
    title: { 'zh-CN': '磁盘', en: 'Disk' },
    look: ({ config, cluster }) => {
      if (!cluster) return fine('数据在别处的 PostgreSQL 里', 'the data is in a PostgreSQL elsewhere');
      const disk = statfsSync(nearest(config.dataDir));
      const freeMb = Math.floor((disk.bavail * disk.bsize) / MEGABYTE);
      const words = { 'zh-CN': `${config.dataDir} 所在的磁盘还剩 ${freeMb} MB`, en: `${freeMb} MB are left where ${config.dataDir} is` };
      if (freeMb < DISK_WRONG_MB)
        return wrong(words, { 'zh-CN': '请腾出空间：写满后数据库会停下', en: 'Make room: when it is full the database stops' });
      return freeMb < DISK_NOTE_MB ? { level: 'note', words } : { level: 'fine', words };
    },
  },
  {
    name: 'memory',
    title: { 'zh-CN': '内存', en: 'Memory' },
    look: () => {
      const [free, total] = [Math.floor(freemem() / MEGABYTE), Math.floor(totalmem() / MEGABYTE)];
      return (free < MEMORY_NOTE_MB ? note : fine)(`空闲 ${free} MB，共 ${total} MB`, `${free} MB free of ${total}`);
    },
  },
];

/** The path itself, or the nearest directory above it that exists. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}

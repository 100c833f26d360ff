import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, fine, type Look, note, wrong } from '../look.ts';

export const dataDirectoryLooks: readonly Look[] = [
  {
    name: 'dataDirectory',
    title: { 'zh-CN': '数据目录', en: 'Data directory' },
    look: ({ config: { dataDir, databaseUrl }, isDemo, cluster }) => {
      if (!existsSync(dataDir)) {
        return databaseUrl === null
          ? note(
              `${dataDir} 还不存在：这里还没有启动过（kuaishan start 或 npm run demo 会建立）`,
              `${dataDir} is not there yet: nothing has been started here (kuaishan start or npm run demo makes it)`,
            )
          : fine('用自己的 PostgreSQL，没有数据目录', 'none; the data is in your own PostgreSQL');
      }
      try {
        accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
      } catch {
        return wrong(
          { 'zh-CN': `这个用户不能读写 ${dataDir}`, en: `this user may not read and write ${dataDir}` },
          { 'zh-CN': '请用它的主人运行，或改好权限', en: 'Run as its owner, or mend its permissions' },
        );
      }
      const refusals: readonly Finding[] = (cluster?.refusals ?? []).map(({ words }) => wrong(words, { 'zh-CN': '见上', en: 'See above' }));
      if (refusals.length > 0) return refusals;
      return isDemo ? fine(`${dataDir}（演示）`, `${dataDir} (the demo’s)`) : fine(dataDir, dataDir);
    },
  },
  {
    name: 'secretFiles',
    title: { 'zh-CN': '密钥文件', en: 'Secret files' },
    look: ({ config: { dataDir }, cluster }) => {
      const secret = join(dataDir, 'sign-in-secret');
      const files = [
        ...(existsSync(secret) ? [{ path: secret, mode: statSync(secret).mode & 0o777 }] : []),
        ...(cluster?.passwordFile ? [cluster.passwordFile] : []),
      ];
      // Windows has other rights than these bits
      const open = process.platform === 'win32' ? [] : files.filter(({ mode }) => (mode & 0o077) !== 0);
      if (open.length === 0) {
        const count = files.length;
        return fine(
          count === 0 ? '还没有' : `${count} 个，只有主人能读`,
          count === 0 ? 'none yet' : `${count}, readable by their owner only`,
        );
      }
      const names = open.map(({ path }) => path);
      return wrong(
        { 'zh-CN': `别的用户也能读：${names.join('、')}`, en: `others may read ${names.join(', ')}` },
        { 'zh-CN': `chmod 600 ${names.join(' ')}`, en: `chmod 600 ${names.join(' ')}` },
      );
    },
  },
];

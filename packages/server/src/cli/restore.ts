import { resolve } from 'node:path';
import type { Locale } from '@kuaishan/script';
import { goOnAfterRestore } from '../operation/go-on-after-restore.ts';
import { type Restored, restore } from '../operation/restore.ts';
import { readConfig } from '../platform/config.ts';
import { makeLog } from '../platform/log/index.ts';
import { defineCommand, UsageError } from './command.ts';

export const command = defineCommand({
  usage: '[FILE] [--go-on] [--json]',
  help: {
    'zh-CN': `把备份恢复到一个空的数据目录（DATA_DIR）或空的数据库（DATABASE_URL 和 DATABASE_ADMIN_URL）：要么全部，要么什么都不动；旧版本的备份会升级。最后核对一遍。
备份之后原来的系统可能又发了东西，恢复出来的系统并不知道，所以正在执行的群会先暂停：看过群里再继续。

  --go-on  恢复后不暂停；不带 FILE 时，让上次恢复暂停的群全部继续（在控制台也可以逐个“继续”）
  --json   输出恢复了什么`,
    en: `Restores a backup into an empty data directory (DATA_DIR) or database (DATABASE_URL and DATABASE_ADMIN_URL): everything or nothing; one of an older version is
brought up to date. Ends with an audit. What the old installation said after the backup’s moment the restored one does not know of: groups that
were being performed are paused until somebody who has looked into their rooms lets them go on.

  --go-on  do not pause them; without FILE: let all groups go on that a restore paused (the console’s Resume does so one by one)
  --json   print what was restored`,
  },
  options: { 'go-on': { type: 'boolean' }, json: { type: 'boolean' } },
  args: ['FILE?'],
  run: async ({ values, args: [given] }, { env, cwd, locale, out, say }) => {
    const config = readConfig({ LOG_LEVEL: 'error', ...env });
    const log = makeLog({ level: config.logLevel });
    const goOn = values['go-on'] ?? false;
    if (given === undefined) {
      if (!goOn) throw new UsageError({ 'zh-CN': '缺少 FILE', en: 'FILE is missing' });
      const groups = await goOnAfterRestore({ config, log });
      if (values.json) out(`${JSON.stringify({ resumedGroups: groups })}\n`);
      else say(locale === 'en' ? `${groups} groups go on` : `${groups} 个群继续执行`);
      return 0;
    }
    const restored = await restore({ config, log, file: resolve(cwd, given), goOn, locale });
    const { lost, twice } = sums(restored);
    if (values.json) out(`${JSON.stringify({ ...restored, lost, twice })}\n`);
    else say(told(restored, { locale, goOn, where: config.databaseUrl === null ? config.dataDir : 'DATABASE_URL' }));
    return lost + twice === 0 ? 0 : 1;
  },
});

function sums({ audits }: Restored): { lost: number; twice: number; performed: number } {
  const sum = (of: 'lost' | 'twice' | 'performed') => audits.reduce((total, audit) => total + audit[of], 0);
  return { lost: sum('lost'), twice: sum('twice'), performed: sum('performed') };
}

function told(restored: Restored, o: { locale: Locale; goOn: boolean; where: string }): string {
  const { lost, twice, performed } = sums(restored);
  const { rows, tables, pausedGroups, migrated, files } = restored;
  const lines =
    o.locale === 'en'
      ? [
          `Restored into ${o.where}, as of ${restored.of}: ${rows} rows of ${tables.length} tables, each as it was written`,
          ...(migrated.length > 0 ? [`brought up to this version: ${migrated.join(', ')}`] : []),
          ...(files.length > 0 ? [`put back: ${files.join(', ')} (people stay signed in)`] : []),
          `audit: ${performed} performed, ${lost} lost, ${twice} twice`,
          ...(pausedGroups > 0
            ? [
                `${pausedGroups} groups were being performed and are paused. Look into their rooms: what was said after that moment is not known here.`,
                'Then let them go on with Resume in the console, or all at once: kuaishan restore --go-on',
              ]
            : []),
        ]
      : [
          `已恢复到 ${o.where}，截至 ${restored.of}：${tables.length} 张表 ${rows} 行，与写出时一致`,
          ...(migrated.length > 0 ? [`已升级到这个版本：${migrated.join('、')}`] : []),
          ...(files.length > 0 ? [`已放回：${files.join('、')}（不用重新登录）`] : []),
          `核对：执行了 ${performed} 个节点，丢失 ${lost}，重复 ${twice}`,
          ...(pausedGroups > 0
            ? [
                `${pausedGroups} 个正在执行的群已暂停。请先看看群里：那之后发过什么，这里并不知道。`,
                '然后在控制台逐个“继续”，或一次全部继续：kuaishan restore --go-on',
              ]
            : []),
        ];
  const details = restored.audits.flatMap((audit) => audit.details.map(({ groupName, title, what }) => `  ${groupName} ${title} ${what}`));
  return [...lines, ...details].join('\n');
}

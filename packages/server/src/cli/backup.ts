import { resolve } from 'node:path';
import { backUp } from '../operation/back-up.ts';
import { readConfig } from '../platform/config.ts';
import { makeLog } from '../platform/log/index.ts';
import { version } from '../platform/version.ts';
import { defineCommand, UsageError } from './command.ts';

export const command = defineCommand({
  usage: '[FILE|-] [--json]',
  help: {
    'zh-CN': `把数据库里的全部内容按同一个时刻写成一个压缩文件，连同登录密钥；服务器照常运行，不用停。
FILE 默认是当前目录下的 kuaishan-日期-时间.backup.gz，权限 0600，不覆盖已有文件；- 写到标准输出。
备份里有所有人的资料和密钥，请像数据目录一样保管。用自己的 PostgreSQL 时要设 DATABASE_ADMIN_URL。

  --json  输出 {file, takenAt, bytes, rows, tables}`,
    en: `Writes everything the database holds as of one moment into one compressed file, with the sign-in secret; servers go on running.
FILE is kuaishan-DATE-TIME.backup.gz here unless given, mode 0600, never replacing one; - is standard output.
It holds everybody’s data and the secret: keep it as you keep the data directory. With your own PostgreSQL set DATABASE_ADMIN_URL.

  --json  print {file, takenAt, bytes, rows, tables}`,
  },
  options: { json: { type: 'boolean' } },
  args: ['FILE?'],
  run: async ({ values, args: [given] }, { env, cwd, locale, out, say }) => {
    const config = readConfig({ LOG_LEVEL: 'error', ...env });
    const toStdout = given === '-';
    if (toStdout && values.json) {
      throw new UsageError({ 'zh-CN': '写到标准输出（-）时不能用 --json', en: '--json does not go with standard output (-)' });
    }
    const file = toStdout ? null : resolve(cwd, given ?? `kuaishan-${stamp(new Date())}.backup.gz`);
    const shown = process.stderr.isTTY === true;
    const done = await backUp({
      config,
      log: makeLog({ level: config.logLevel }),
      to: file ?? process.stdout,
      version: version(),
      ...(shown && { onTable: ({ table, rows }) => say(`  ${table}  ${rows}`) }),
    });
    if (values.json) out(`${JSON.stringify({ file, ...done })}\n`);
    else {
      const megabytes = done.bytes === null ? '' : ` · ${(done.bytes / 1024 / 1024).toFixed(1)} MB`;
      const tables = done.tables.length;
      say(
        locale === 'en'
          ? `Backed up as of ${done.takenAt}: ${done.rows} rows of ${tables} tables${megabytes}${file ? `\n  ${file}` : ''}`
          : `已备份到 ${done.takenAt} 为止：${tables} 张表 ${done.rows} 行${megabytes}${file ? `\n  ${file}` : ''}`,
      );
    }
    return 0;
  },
});

/** 20261201-0900, by the wall here. */
function stamp(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}`;
}

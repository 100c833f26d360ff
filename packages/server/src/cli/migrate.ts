import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/index.ts';
import { makeLog } from '../platform/log/index.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  usage: '[--json]',
  help: {
    'zh-CN':
      '用自己的 PostgreSQL 时，DATABASE_URL 是应用的登录，DATABASE_ADMIN_URL 是管理员（超级用户，或拥有数据库并带 CREATEROLE 的用户）：\n建立角色 kuaishan_owner 和 kuaishan_app，建立应用的登录用户（如果没有），然后升级表结构。可以重复运行。\n不设 DATABASE_URL 时升级 DATA_DIR 里内置的数据库。\n\n  --json  输出 {migrated: […]}',
    en: 'With your own PostgreSQL, DATABASE_URL is the application’s login and DATABASE_ADMIN_URL an administrator’s (a superuser, or a login with CREATEROLE that\nowns the database): makes the roles kuaishan_owner and kuaishan_app, the application’s login if there is none, and brings the tables up to date. May be\nrepeated. Without DATABASE_URL it does so for the embedded database in DATA_DIR.\n\n  --json  print {migrated: […]}',
  },
  options: { json: { type: 'boolean' } },
  args: [],
  run: async ({ values }, { env, locale, out, say }) => {
    const config = readConfig(env);
    const database = await openDatabase({ config, log: makeLog({ level: config.logLevel }), role: 'tool' });
    const { migrated } = database;
    await database.stop();
    if (values.json) out(`${JSON.stringify({ migrated })}\n`);
    else if (migrated.length > 0) say(locale === 'en' ? `migrated: ${migrated.join(', ')}` : `已升级：${migrated.join('、')}`);
    else say(locale === 'en' ? 'the database is up to date' : '数据库已是最新');
    return 0;
  },
});

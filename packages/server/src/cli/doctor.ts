import { runDoctor } from '../operation/doctor/run-doctor.ts';
import { defineCommand } from './command.ts';

const marks = { fine: '✓', note: '·', wrong: '✗', unseen: '?' } as const;

export const command = defineCommand({
  usage: '[--json]',
  help: {
    'zh-CN': `看看这个安装哪里不对：机器、数据目录、数据库、执行、提词、备份、网页，各一句话，不对的说明怎么办。什么都不改；数据库停着也能看。
看的是 DATA_DIR（默认 ./data；只运行过演示时看演示的）或 DATABASE_URL 所指的那个。有不对的退出码是 1。

  --json  输出 [{name, level, words, todo}]，level 是 fine、note、wrong 或 unseen`,
    en: `What is wrong with this installation, in words: machine, data directory, database, performing, prompts, backup, web; and what to do about it. Changes nothing,
and works while the database is down. Looks at DATA_DIR (./data; the demo’s where only that has been run) or DATABASE_URL. Exit code 1 when something is wrong.

  --json  print [{name, level, words, todo}]; level is fine, note, wrong or unseen`,
  },
  options: { json: { type: 'boolean' } },
  args: [],
  run: async ({ values }, { env, locale, out }) => {
    const diagnoses = await runDoctor(env);
    const bad = diagnoses.filter(({ level }) => level === 'wrong').length;
    if (values.json) {
      const rows = diagnoses.map(({ name, level, words, todo }) => ({ name, level, words: words[locale], todo: todo?.[locale] ?? null }));
      out(`${JSON.stringify(rows, null, 2)}\n`);
      return bad === 0 ? 0 : 1;
    }
    for (const { level, title, words, todo } of diagnoses) {
      out(`${marks[level]} ${title[locale]}${locale === 'en' ? ': ' : '：'}${words[locale]}\n`);
      if (todo) out(`  → ${todo[locale]}\n`);
    }
    const sum = {
      'zh-CN': bad === 0 ? '没有发现不对的地方' : `${bad} 处不对`,
      en: bad === 0 ? 'nothing is wrong' : `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong`,
    };
    out(`\n${sum[locale]}\n`);
    return bad === 0 ? 0 : 1;
  },
});

import { templates } from '@kuaishan/script/templates';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  usage: '[--json]',
  help: {
    'zh-CN': '列出可以拿来改的剧本。kuaishan new 模板 -o 文件 写出一份，语言随 --lang。\n\n  --json  输出数组：{id, days, name, use}',
    en: 'Lists the scripts to start from. kuaishan new TEMPLATE -o FILE writes one, in the language of --lang.\n\n  --json  print an array of {id, days, name, use}',
  },
  options: { json: { type: 'boolean' } },
  args: [],
  run: async ({ values }, { locale, out }) => {
    const rows = templates.map(({ id, days, name, use }) => ({ id, days, name: name[locale], use: use[locale] }));
    if (values.json) out(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      const width = Math.max(...rows.map(({ id }) => id.length));
      for (const { id, name, use } of rows) out(`${id.padEnd(width)}  ${name}${locale === 'en' ? ': ' : '：'}${use}\n`);
    }
    return 0;
  },
});

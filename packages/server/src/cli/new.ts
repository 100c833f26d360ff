import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { templates } from '@kuaishan/script/templates';
import { StartError } from '../platform/start-error.ts';
import { defineCommand, UsageError } from './command.ts';
import { replaceFile } from './replace-file.ts';

export const command = defineCommand({
  usage: 'TEMPLATE [-o FILE.yaml]',
  help: {
    'zh-CN':
      '从模板写一份剧本（kuaishan templates 列出模板），语言随 --lang。\n\n  -o FILE  写到这个文件，已有的文件不会被覆盖（默认输出到标准输出）',
    en: 'Writes a script from a template (kuaishan templates lists them), in the language of --lang.\n\n  -o FILE  write to this file; one that is there is never overwritten (default: standard output)',
  },
  options: { output: { type: 'string', short: 'o' } },
  args: ['TEMPLATE'],
  run: async ({ values, args: [id = ''] }, { locale, cwd, out, say }) => {
    const template = templates.find((one) => one.id === id);
    if (!template) {
      const ids = templates.map((one) => one.id);
      throw new UsageError({
        'zh-CN': `没有“${id}”这个模板，可选：${ids.join('、')}`,
        en: `there is no template “${id}”; choose ${ids.join(', ')}`,
      });
    }
    const { output } = values;
    if (output === undefined) out(template.text[locale]);
    else {
      const path = resolve(cwd, output);
      if (await isThere(path))
        throw new StartError({ 'zh-CN': `${output} 已经在了，换一个文件名。`, en: `${output} is there already; choose another name.` });
      await replaceFile(path, template.text[locale], output);
      say(locale === 'en' ? `${template.name.en} → ${output}` : `${template.name['zh-CN']} → ${output}`);
    }
    return 0;
  },
});

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

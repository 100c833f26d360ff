import { basename, resolve } from 'node:path';
import { type Locale, type Script, writeMarkdown } from '@kuaishan/script';
import { type WrittenWorkbook, writeWorkbook } from '@kuaishan/script/workbook';
import { defineCommand } from './command.ts';
import { replaceFile } from './replace-file.ts';
import { findingAsJson, readScript, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE [-o OUT.xlsx|OUT.md] [--json]',
  help: {
    'zh-CN':
      'FILE 是剧本（YAML）。写出的表格和运营平时用的一样，改完可以再导入：没改的节点一字不差，编号不变。表头和用词随 --lang。\n\n  -o OUT  写到这个文件（默认和剧本同名的 .xlsx，在当前目录）；以 .md 结尾就写成 Markdown 文档，同样可以改完再导入\n  --json  输出一个对象：{file, output, cues, days, findings}',
    en: 'FILE is a script (YAML). The workbook is as operators keep theirs and can be imported again after editing: cues nobody touched come back letter by letter,\nwith their ids. Headings and words are in the language of --lang.\n\n  -o OUT  write to this file (default: the script’s name with .xlsx, in the current directory); a name ending in .md gives a Markdown document, which can be edited and imported just the same\n  --json  print one object: {file, output, cues, days, findings}',
  },
  options: { output: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const { locale, say, out } = terminal;
    const parsed = await readScript(file, terminal);
    const output = values.output ?? `${file === '-' ? 'script' : basename(file).replace(/\.ya?ml$/iu, '')}.xlsx`;
    const written = parsed.ok ? await writeAs(output, parsed.script, locale) : parsed;
    if (!parsed.ok || !written.ok) {
      const findings = written.ok ? parsed.findings : written.findings;
      if (values.json) out(`${JSON.stringify({ file, findings: findings.map((one) => findingAsJson(one, file, terminal)) }, null, 2)}\n`);
      else sayFindings(findings, file, terminal);
      return 1;
    }
    await replaceFile(resolve(terminal.cwd, output), written.bytes, output);
    const { cues, days } = parsed.script;
    if (values.json) out(`${JSON.stringify({ file, output, cues: cues.length, days, findings: [] }, null, 2)}\n`);
    else say(locale === 'en' ? `${cues.length} cues on ${days} days → ${output}` : `${cues.length} 个节点，共 ${days} 天 → ${output}`);
    return 0;
  },
});

/** The name says which kind. */
async function writeAs(output: string, script: Script, locale: Locale): Promise<WrittenWorkbook> {
  if (!/\.(?:md|markdown)$/iu.test(output)) return writeWorkbook(script, { locale });
  return { ok: true, bytes: new TextEncoder().encode(writeMarkdown(script, { locale })) };
}

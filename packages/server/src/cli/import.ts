import { basename, resolve } from 'node:path';
import { applyProposal, type Finding, type Proposal, parseScript, type Script } from '@kuaishan/script';
import { importFile } from '@kuaishan/script/workbook';
import { classificationTable, rowAsJson } from './classification-table.ts';
import { defineCommand, type Terminal, UsageError } from './command.ts';
import { chosenActions, readMemory, refuseUnknownRows, saveMemory } from './import-choices.ts';
import { readBytes } from './read-file.ts';
import { replaceFile } from './replace-file.ts';
import { findingAsJson, matters, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE [-o OUT] [--table] [--do CELL=ACTION]… [--accept PROPOSAL|all]… [--mapping FILE] [--save-mapping FILE] [--json]',
  help: {
    'zh-CN': `FILE 是 xlsx、csv、Markdown（.md），或从表格、文档复制出来的文本。每一行变成一个节点，或一条指明位置的问题。

  -o OUT          剧本写到这个文件（默认输出到标准输出）
  --table         打印分类表：每一行当作什么动作、有多确定、因为哪些字；不输出剧本（除非写了 -o）
  --do            这一行当作别的动作，如 --do 'SOP!G3=say'；可以写多次
  --accept        采纳建议：它的编号，或 all；可以写多次
  --mapping       按这个文件里确认过的对应来读（--save-mapping 写出的）
  --save-mapping  把这次的列对应和 --do 选的动作写到这个文件，下次同样表头的文件直接用
  --json          输出一个对象：{file, rows, cues, days, findings, proposals, table, columns, text}`,
    en: `FILE is xlsx, csv, Markdown (.md), or text copied from a spreadsheet or document. Every row becomes a cue, or a finding that names its place.

  -o OUT          write the script to this file (default: standard output)
  --table         print the classification table: what each row was taken to do, how surely, because of which words; no script (except with -o)
  --do            take a row for another action: --do 'SOP!G3=say'; may be repeated
  --accept        take up a proposal: its id, or all; may be repeated
  --mapping       read by what was confirmed before (a file written by --save-mapping)
  --save-mapping  write what the columns hold, and the actions chosen by --do, for the next file with the same headings
  --json          print one object: {file, rows, cues, days, findings, proposals, table, columns, text}`,
  },
  options: {
    output: { type: 'string', short: 'o' },
    table: { type: 'boolean' },
    do: { type: 'string', multiple: true },
    accept: { type: 'string', multiple: true },
    mapping: { type: 'string' },
    'save-mapping': { type: 'string' },
    json: { type: 'boolean' },
  },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const memory = values.mapping === undefined ? [] : await readMemory(values.mapping, terminal);
    const actions = chosenActions(values.do ?? []);
    const options = { locale: terminal.locale, name: basename(file), memory, actions };
    const read = await importFile(await readBytes(file, terminal), file, options);
    if (!read.ok) return refused(read.findings, file, values.json ?? false, terminal);
    const { imported } = read;
    const { findings } = imported;
    if (!imported.script) return refused(findings, file, values.json ?? false, terminal);
    refuseUnknownRows(actions, imported);
    const accepted = chosen(imported.proposals, values.accept ?? []);
    const text = accepted.reduce(applyProposal, imported.text);
    // an accepted cue may lie beyond the table's last day
    const script = accepted.length === 0 ? imported.script : scriptOf(text);
    const counts = { rows: imported.rows, cues: script.cues.length, days: script.days };
    const open = imported.proposals.filter((proposal) => !accepted.includes(proposal));
    if (values.output !== undefined) await replaceFile(resolve(terminal.cwd, values.output), text, values.output);
    if (values['save-mapping'] !== undefined) await saveMemory(values['save-mapping'], { imported, actions, memory }, terminal);
    if (values.json) {
      const result = {
        file,
        ...counts,
        findings: findings.map((finding) => findingAsJson(finding, file, terminal)),
        proposals: open.map((proposal) => proposalAsJson(proposal, terminal)),
        table: imported.classified.map((row) => rowAsJson(row, terminal)),
        columns: imported.mapping,
      };
      terminal.out(`${JSON.stringify({ ...result, ...(values.output === undefined ? { text } : { output: values.output }) }, null, 2)}\n`);
    } else {
      if (values.table) terminal.out(classificationTable(imported.classified, terminal.locale));
      else if (values.output === undefined) terminal.out(text);
      sayFindings(findings, file, terminal);
      summarise({ ...counts, accepted, open, output: values.output ?? null }, terminal);
    }
    return findings.some(matters) ? 1 : 0;
  },
});

function summarise(
  o: { rows: number; cues: number; days: number; accepted: readonly Proposal[]; open: readonly Proposal[]; output: string | null },
  { locale, say }: Terminal,
): void {
  say(locale === 'en' ? `${o.rows} rows → ${o.cues} cues on ${o.days} days` : `${o.rows} 行 → ${o.cues} 个节点，共 ${o.days} 天`);
  for (const { id, cell, words } of o.accepted)
    say(locale === 'en' ? `accepted ${id} (${cell}): ${words.en}` : `已采纳 ${id}（${cell}）：${words['zh-CN']}`);
  for (const { id, cell, words } of o.open) {
    say(
      locale === 'en'
        ? `proposed (${cell}): ${words.en} Take it up with --accept ${id}`
        : `建议（${cell}）：${words['zh-CN']}采纳请加 --accept ${id}`,
    );
  }
  if (o.output !== null) say(locale === 'en' ? `written to ${o.output}` : `已写入 ${o.output}`);
}

/** What could not be read at all leaves nothing behind. */
function refused(findings: readonly Finding[], file: string, json: boolean, terminal: Terminal): 1 {
  if (json) {
    const spoken = findings.map((finding) => findingAsJson(finding, file, terminal));
    terminal.out(`${JSON.stringify({ file, rows: 0, cues: 0, days: 0, findings: spoken, proposals: [] }, null, 2)}\n`);
  } else sayFindings(findings, file, terminal);
  return 1;
}

function scriptOf(text: string): Script {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new Error('an accepted proposal broke the script', { cause: parsed.findings });
  return parsed.script;
}

function chosen(proposals: readonly Proposal[], accept: readonly string[]): readonly Proposal[] {
  for (const id of accept) {
    if (id === 'all' || proposals.some((proposal) => proposal.id === id)) continue;
    const known = proposals.map((proposal) => proposal.id).join(', ');
    throw new UsageError({
      'zh-CN': `没有编号为“${id}”的建议；${known ? `有：${known}` : '这个文件没有建议'}`,
      en: `there is no proposal “${id}”; ${known ? `there is: ${known}` : 'this file suggests none'}`,
    });
  }
  return proposals.filter((proposal) => accept.includes('all') || accept.includes(proposal.id));
}

function proposalAsJson({ id, kind, cell, words }: Proposal, { locale }: Terminal) {
  return { id, kind, cell, message: words[locale] };
}

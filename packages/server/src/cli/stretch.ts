import { resolve } from 'node:path';
import { formatFinding, MOST_DAYS, newFindings, programmeDays, stretchScript, writeScript } from '@kuaishan/script';
import { defineCommand, required, UsageError } from './command.ts';
import { replaceFile } from './replace-file.ts';
import { findingAsJson, matters, readScript, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE --days N [-o OUT.yaml] [--json]',
  help: {
    'zh-CN':
      '把剧本改成 N 天（1–7，算到成交结束；之后的解散、回访跟着走）。先后、锚点不变，写明合并、去掉、挪动了什么，哪些话要重读。\n\n  --days N  改成几天\n  -o OUT    写到这个文件（默认输出到标准输出）\n  --json    输出一个对象：{file, output, from, days, cues, notes: [{kind, cue, words}], findings, text}\n\n改完有原来没有的提醒时退出码为 1。',
    en: 'Makes the script one of N days (1–7, until the selling is over; dissolving and check-ins go along). Order and anchors stay; says what was merged, dropped and\nmoved, and which texts to read again.\n\n  --days N  how many days\n  -o OUT    write to this file (default: standard output)\n  --json    print one object: {file, output, from, days, cues, notes: [{kind, cue, words}], findings, text}\n\nEnds with 1 when the result has findings that the script did not have.',
  },
  options: { days: { type: 'string' }, output: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const { locale, say, out } = terminal;
    const days = daysIn(required('days', values.days));
    const parsed = await readScript(file, terminal);
    if (!parsed.ok) {
      if (values.json)
        out(`${JSON.stringify({ file, findings: parsed.findings.map((one) => findingAsJson(one, file, terminal)) }, null, 2)}\n`);
      else sayFindings(parsed.findings, file, terminal);
      return 1;
    }
    const { script, notes } = stretchScript(parsed.script, days);
    const text = writeScript(script);
    const output = values.output ?? null;
    if (output !== null) await replaceFile(resolve(terminal.cwd, output), text, output);
    const findings = newFindings(parsed.script, text);
    if (values.json) {
      const told = {
        ...{ file, output, from: programmeDays(parsed.script), days, cues: script.cues.length },
        notes: notes.map(({ kind, cue, words }) => ({ kind, cue, words: words[locale] })),
        findings: findings.map((one) => findingAsJson(one, output ?? file, terminal)),
        ...(output === null ? { text } : {}),
      };
      out(`${JSON.stringify(told, null, 2)}\n`);
    } else {
      for (const { words } of notes) say(words[locale]);
      for (const finding of findings) say(formatFinding(finding, locale, output ?? file));
      say(summary({ from: programmeDays(parsed.script), days, cues: script.cues.length, output }, locale));
      if (output === null) out(text);
    }
    return findings.some(matters) ? 1 : 0;
  },
});

function daysIn(written: string): number {
  const days = Number(written);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new UsageError({
    'zh-CN': `--days 是 1 到 ${MOST_DAYS} 的整数，而不是“${written}”`,
    en: `--days is a whole number from 1 to ${MOST_DAYS}, not “${written}”`,
  });
}

function summary(o: { from: number; days: number; cues: number; output: string | null }, locale: 'zh-CN' | 'en'): string {
  const to = o.output === null ? '' : ` → ${o.output}`;
  return locale === 'en' ? `${o.from} days became ${o.days}: ${o.cues} cues${to}` : `${o.from} 天改成 ${o.days} 天：${o.cues} 个节点${to}`;
}

import { resolve } from 'node:path';
import {
  type ChannelName,
  decodeScript,
  type Finding,
  formatFinding,
  kindOfFinding,
  kindWords,
  type LintOptions,
  lintScript,
  parseScript,
  reasonOfRule,
  vocabulary,
} from '@kuaishan/script';
import { defineCommand, type Terminal, UsageError } from './command.ts';
import { fixFile } from './fix-file.ts';
import { readBytes } from './read-file.ts';
import { findingAsJson, matters } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE [--channel webRoom|prompter] [--fix] [--json]',
  help: {
    'zh-CN':
      '  --channel  按这个渠道检查，而不是剧本里写的\n  --fix      能自动改的都改好；先给你看改了哪几行，在终端里问过再写入\n  --json     输出数组：{rule, kind, severity, message, reason, todo, silenced, fix, file, line, column, cue}\n\n每条规则的说明和例子在 docs/lint。有需要处理的问题时退出码为 1。',
    en: '  --channel  check against this channel instead of the one the script names\n  --fix      mend what can be mended mechanically; shows the lines first and, on a terminal, asks before writing\n  --json     print an array of {rule, kind, severity, message, reason, todo, silenced, fix, file, line, column, cue}\n\ndocs/lint explains every rule by example. Ends with 1 when there is anything to act on.',
  },
  options: { channel: { type: 'string' }, fix: { type: 'boolean' }, json: { type: 'boolean' } },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const options: LintOptions = values.channel === undefined ? {} : { channel: channelNamed(values.channel) };
    const decoded = decodeScript(await readBytes(file, terminal));
    const text =
      decoded.ok && values.fix
        ? await fixFile({ path: resolve(terminal.cwd, file), name: file, text: decoded.text, options }, terminal)
        : null;
    const findings = decoded.ok ? findingsIn(text ?? decoded.text, options) : decoded.findings;
    if (values.json) {
      const spoken = findings.map((finding) => findingAsJson(finding, file, terminal));
      terminal.out(`${JSON.stringify(spoken, null, 2)}\n`);
    } else {
      print(findings, file, terminal);
      terminal.say(summary(findings, file, terminal));
    }
    return findings.some(matters) ? 1 : 0;
  },
});

function findingsIn(text: string, options: LintOptions): readonly Finding[] {
  const parsed = parseScript(text);
  const script = parsed.ok ? parsed.script : parsed.partial;
  return inOrder([...parsed.findings, ...(script ? lintScript(script, options) : [])]);
}

/** A line per finding; below the first of each rule why it is there, and what `--fix` would do. */
function print(findings: readonly Finding[], file: string, { locale, out }: Terminal): void {
  const explained = new Set<string>();
  for (const finding of findings) {
    out(`${formatFinding(finding, locale, file)}\n`);
    const reason = explained.has(finding.rule) ? null : reasonOfRule(finding.rule);
    explained.add(finding.rule);
    const kind = kindWords[kindOfFinding(finding)].name[locale];
    if (reason) out(`    ${kind}${locale === 'en' ? ': ' : '：'}${reason[locale]}\n`);
    if (finding.fix && finding.silenced === undefined) out(`    ${locale === 'en' ? '--fix: ' : '--fix：'}${finding.fix.label[locale]}\n`);
  }
}

function summary(findings: readonly Finding[], file: string, { locale }: Terminal): string {
  const count = findings.filter(matters).length;
  const fixable = findings.filter((finding) => matters(finding) && finding.fix).length;
  if (count === 0) return locale === 'en' ? `${file}: nothing to fix` : `${file}：没有问题`;
  if (locale === 'en') return `${count} to look at${fixable > 0 ? `, ${fixable} of them mended by --fix` : ''}`;
  return `共 ${count} 处需要看${fixable > 0 ? `，其中 ${fixable} 处加 --fix 就能改` : ''}`;
}

function channelNamed(name: string): ChannelName {
  const names = Object.keys(vocabulary.channels);
  if (names.includes(name)) return name as ChannelName;
  throw new UsageError({
    'zh-CN': `没有“${name}”这个渠道，可选：${names.join('、')}`,
    en: `there is no channel “${name}”; choose ${names.join(' or ')}`,
  });
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

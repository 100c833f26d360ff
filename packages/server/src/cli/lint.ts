import { resolve } from 'node:path';
import {
  decodeScript,
  type Finding,
  formatFinding,
  kindOfFinding,
  kindWords,
  type LintOptions,
  lintScript,
  parseScript,
  reasonOfRule,
  type Script,
} from '@kuaishan/script';
import { defineCommand, type Terminal } from './command.ts';
import { fixFile } from './fix-file.ts';
import { platformHelp, platformOf, platformOptions, platformUsage, staffingOf } from './platform-options.ts';
import { readBytes } from './read-file.ts';
import { findingAsJson, matters } from './script-file.ts';

export const command = defineCommand({
  usage: `FILE ${platformUsage} [--stagger] [--fix] [--json]`,
  help: {
    'zh-CN': `${platformHelp['zh-CN']}\n  --stagger    按建议的错开来看人手\n  --fix        能自动改的都改好；先给你看改了哪几行，在终端里问过再写入\n  --json       输出数组：{rule, kind, severity, message, reason, todo, silenced, fix, file, line, column, cue}\n\n每条规则的说明和例子在 docs/lint。有需要处理的问题时退出码为 1。`,
    en: `${platformHelp.en}\n  --stagger    judge the load as if the groups were staggered as proposed\n  --fix        mend what can be mended mechanically; shows the lines first and, on a terminal, asks before writing\n  --json       print an array of {rule, kind, severity, message, reason, todo, silenced, fix, file, line, column, cue}\n\ndocs/lint explains every rule by example. Ends with 1 when there is anything to act on.`,
  },
  options: { ...platformOptions, stagger: { type: 'boolean' }, fix: { type: 'boolean' }, json: { type: 'boolean' } },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const { profile, allowance } = platformOf(values);
    const options: LintOptions = { ...(profile === null ? {} : { profile }), allowance, stagger: values.stagger ?? false };
    const forScript = (script: Script): LintOptions => ({ ...options, staffing: staffingOf(values, script, terminal.locale) });
    const decoded = decodeScript(await readBytes(file, terminal));
    const text =
      decoded.ok && values.fix
        ? await fixFile({ path: resolve(terminal.cwd, file), name: file, text: decoded.text, options }, terminal)
        : null;
    const findings = decoded.ok ? findingsIn(text ?? decoded.text, forScript) : decoded.findings;
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

function findingsIn(text: string, optionsFor: (script: Script) => LintOptions): readonly Finding[] {
  const parsed = parseScript(text);
  const script = parsed.ok ? parsed.script : parsed.partial;
  return inOrder([...parsed.findings, ...(script ? lintScript(script, optionsFor(script)) : [])]);
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

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

import { type ChannelName, type Finding, formatFinding, lintScript, vocabulary } from '@kuaishan/script';
import { defineCommand, UsageError } from './command.ts';
import { findingAsJson, matters, readScript } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE [--channel webRoom|prompter] [--json]',
  help: {
    'zh-CN':
      '  --channel  按这个渠道检查，而不是剧本里写的\n  --json     输出数组：{rule, kind, severity, message, reason, todo, silenced, fix, file, line, column, cue}\n\n有需要处理的问题时退出码为 1。',
    en: '  --channel  check against this channel instead of the one the script names\n  --json     print an array of {rule, kind, severity, message, reason, todo, silenced, fix, file, line, column, cue}\n\nEnds with 1 when there is anything to act on.',
  },
  options: { channel: { type: 'string' }, json: { type: 'boolean' } },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const channel = values.channel === undefined ? null : channelNamed(values.channel);
    const parsed = await readScript(file, terminal);
    const script = parsed.ok ? parsed.script : parsed.partial;
    const linted = script ? lintScript(script, channel ? { channel } : {}) : [];
    const findings = inOrder([...parsed.findings, ...linted]);
    if (values.json) {
      terminal.out(
        `${JSON.stringify(
          findings.map((finding) => findingAsJson(finding, file, terminal)),
          null,
          2,
        )}\n`,
      );
    } else {
      for (const finding of findings) terminal.out(`${formatFinding(finding, terminal.locale, file)}\n`);
      const count = findings.filter(matters).length;
      terminal.say(
        terminal.locale === 'en'
          ? count === 0
            ? `${file}: nothing to fix`
            : `${count} to look at`
          : count === 0
            ? `${file}：没有问题`
            : `共 ${count} 处需要看`,
      );
    }
    return findings.some(matters) ? 1 : 0;
  },
});

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

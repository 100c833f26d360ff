import { createInterface } from 'node:readline/promises';
import type { Locale } from '@kuaishan/script';
import { DomainError } from '../platform/errors.ts';
import { StartError } from '../platform/start-error.ts';
import { version } from '../platform/version.ts';
import { type Command, type ExitCode, type Terminal, UsageError } from './command.ts';
import { commands } from './commands.ts';

/**
 * Runs `kuaishan <command> …` and leaves its exit code in `process.exitCode`: 0 fine, 1 findings or failure, 2 wrong usage.
 * Results go to stdout, everything else to stderr. A reader that stops reading (`| head`) ends the command quietly.
 */
export async function runCli(args: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  process.exitCode = await run(args, {
    locale: localeOf(process.env),
    cwd: process.cwd(),
    // https://no-color.org
    colour: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '',
    env: process.env,
    out: (text) => void process.stdout.write(text),
    say: (text) => void process.stderr.write(`${text}\n`),
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  });
}

/** Only a plain yes is one. */
async function ask(question: string): Promise<boolean> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*(?:y|yes|是|好)\s*$/iu.test(await line.question(`${question} `));
  } finally {
    line.close();
  }
}

/** The same without touching the process: for tests. */
export async function run(args: readonly string[], outside: Terminal): Promise<ExitCode> {
  let terminal = outside;
  let command: { name: string; usage: string } | null = null;
  try {
    const { locale, rest } = takeLanguage(args, outside.locale);
    terminal = { ...outside, locale };
    const [name, ...own] = rest;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      (name === undefined ? terminal.say : terminal.out)(overview(locale));
      return name === undefined ? 2 : 0;
    }
    if (name === '--version') {
      terminal.out(`${version()}\n`);
      return 0;
    }
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!entry) {
      throw new UsageError({
        'zh-CN': `没有“${name}”这个命令；kuaishan --help 列出所有命令`,
        en: `there is no command “${name}”; kuaishan --help lists them`,
      });
    }
    const { command: loaded } = await entry.load();
    command = { name, usage: loaded.usage };
    if (own.includes('--help') || own.includes('-h')) {
      terminal.out(helpOf(name, entry.summary[locale], loaded, locale));
      return 0;
    }
    return await loaded.run(own, terminal);
  } catch (error) {
    return explain(error, terminal, command);
  }
}

/** Says why it ended, to a person, and gives the exit code. A fault of ours shows its stack. */
function explain(error: unknown, { locale, say }: Terminal, command: { name: string; usage: string } | null): ExitCode {
  if (error instanceof UsageError) {
    say(`kuaishan${command ? ` ${command.name}` : ''}: ${error.words[locale]}`);
    if (command) say(`${usageWord[locale]}kuaishan ${command.name} ${command.usage}`);
    return 2;
  }
  if (error instanceof StartError) say(error.words[locale]);
  else if (error instanceof DomainError) say(error.words(locale));
  else say(error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error));
  return 1;
}

const usageWord = { 'zh-CN': '用法：', en: 'usage: ' };

function overview(locale: Locale): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary[locale]}`);
  const [intro, tail] = {
    'zh-CN': [
      '用法：kuaishan <命令> …\n\n命令：',
      'kuaishan <命令> --help 说明一个命令；--lang zh-CN|en 选择语言。\n退出码：0 正常，1 有问题或失败，2 用法不对。',
    ],
    en: [
      'usage: kuaishan <command> …\n\ncommands:',
      'kuaishan <command> --help explains one; --lang zh-CN|en chooses the language.\nExit code: 0 fine, 1 findings or failure, 2 wrong usage.',
    ],
  }[locale];
  return `${intro}\n${lines.join('\n')}\n\n${tail}\n`;
}

function helpOf(name: string, summary: string, command: Command, locale: Locale): string {
  return `${usageWord[locale]}kuaishan ${name} ${command.usage}\n\n${summary}\n\n${command.help[locale]}\n`;
}

/** Takes `--lang zh-CN` (or `--lang=zh-CN`, wherever it stands) out of the arguments. */
function takeLanguage(args: readonly string[], fallback: Locale): { locale: Locale; rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at === -1) return { locale: fallback, rest: args };
  const joined = args[at] !== '--lang';
  const value = joined ? args[at]?.slice('--lang='.length) : args[at + 1];
  const locale = value === 'en' ? 'en' : value === 'zh-CN' || value === 'zh' ? 'zh-CN' : null;
  if (!locale) throw new UsageError({ 'zh-CN': `--lang 只能是 zh-CN 或 en`, en: `--lang is zh-CN or en, not “${value ?? ''}”` });
  return { locale, rest: args.toSpliced(at, joined ? 1 : 2) };
}

/** As POSIX has it: LC_ALL over LC_MESSAGES over LANG. */
function localeOf(env: Terminal['env']): Locale {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  return set?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

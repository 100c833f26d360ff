import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../platform/start-error.ts';
import type { Command, ExitCode } from './command.ts';

/** Benches are developers' tools: they live beside the sources and are not published. */
const benches = join(import.meta.dirname, '..', '..', 'bench', 'bench.ts');

/** As `npm run bench -- …`: a process of its own, whose output, Ctrl-C and exit code are passed through. */
export const command: Command = {
  usage: '[NAME] [--json] [--dir DIRECTORY] [options]',
  help: {
    'zh-CN': '在这台机器上测量快闪，每个数字旁边是同一次运行里的基准。不写 NAME 则列出所有测量和选项。\n数据库是临时的，测完即删。',
    en: 'Measures Kuaishan on this machine, each figure beside its baseline of the same run. Without NAME it lists the benches and their options.\nThe database is a throwaway one, removed afterwards.',
  },
  run: async (args) => {
    if (!existsSync(benches)) {
      throw new StartError({
        'zh-CN': 'bench 只在源码目录里有（git clone 后 npm ci）。',
        en: 'bench is there in a checkout of the sources only (git clone, npm ci).',
      });
    }
    const child = spawn(process.execPath, [benches, ...args], { stdio: 'inherit' });
    // a Ctrl-C in the terminal reaches it by itself; it tidies up, and we wait
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    return exitCodeOf(code);
  },
};

function exitCodeOf(code: number | null): ExitCode {
  return code === 0 || code === 2 ? code : 1;
}

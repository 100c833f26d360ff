import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { StartError } from '../platform/start-error.ts';
import type { Terminal } from './command.ts';

/** The bytes of a file a person named; says which file and what is wrong with it. `-` is standard input. */
export async function readBytes(name: string, terminal: Terminal): Promise<Uint8Array> {
  try {
    return name === '-' ? await buffer(process.stdin) : await readFile(resolve(terminal.cwd, name));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = reasons[code ?? ''] ?? { 'zh-CN': message, en: message };
    throw new StartError({ 'zh-CN': `读不了 ${name}：${why['zh-CN']}`, en: `Cannot read ${name}: ${why.en}` }, { cause });
  }
}

const reasons: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  ENOENT: { 'zh-CN': '没有这个文件', en: 'there is no such file' },
  EISDIR: { 'zh-CN': '这是一个目录', en: 'it is a directory' },
  EACCES: { 'zh-CN': '没有读取权限', en: 'you may not read it' },
};

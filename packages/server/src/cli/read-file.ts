import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { fileTrouble } from '../platform/file-trouble.ts';
import { StartError } from '../platform/start-error.ts';
import type { Terminal } from './command.ts';

/** More than any table or script that is read (the workbook reader stops at 50 MB); a device or a wrong file may have no end at all. */
const MOST_MEGABYTES = 64;

/** The bytes of a file a person named; says which file and what is wrong with it. `-` is standard input. */
export async function readBytes(name: string, terminal: Terminal): Promise<Uint8Array> {
  try {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of name === '-' ? process.stdin : createReadStream(resolve(terminal.cwd, name))) {
      pieces.push(piece as Buffer);
      size += (piece as Buffer).length;
      if (size > MOST_MEGABYTES * 1024 * 1024) throw endless(name);
    }
    return Buffer.concat(pieces);
  } catch (cause) {
    const why = fileTrouble(cause);
    if (!why) throw cause;
    throw new StartError({ 'zh-CN': `读不了 ${name}：${why['zh-CN']}`, en: `Cannot read ${name}: ${why.en}` }, { cause });
  }
}

function endless(name: string): StartError {
  return new StartError({
    'zh-CN': `读不了 ${name}：超过 ${MOST_MEGABYTES} MB，不会是剧本或它的表格`,
    en: `Cannot read ${name}: it is over ${MOST_MEGABYTES} MB, which no script or table of one is`,
  });
}

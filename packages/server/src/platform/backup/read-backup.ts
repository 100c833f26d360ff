import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { StartError } from '../start-error.ts';
import { type BackupHeader, END_OF_ROWS, endSchema, FORMAT, headerSchema, tableSchema, type WrittenTable } from './backup-format.ts';

/** The beginning of every gzip file (RFC 1952). */
const GZIP = [0x1f, 0x8b];
/** A header names migrations and sequences: some kilobytes. A longer first line is no header. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** A backup file, read from its beginning to its end once. */
export interface BackupReader {
  readonly header: BackupHeader;
  /** The tables in the file's order; each one's rows must be read before the next is asked for. */
  tables(): AsyncGenerator<{ readonly table: string; readonly columns: readonly string[]; readonly rows: AsyncGenerator<Buffer> }>;
  /** After all tables: what was written of each, by the file's own last line. */
  end(): Promise<readonly WrittenTable[]>;
  close(): void;
}

/** Opens a backup. Throws `StartError` when the file is none, is of a newer format, is cut off or damaged, saying where. */
export async function readBackup(file: string): Promise<BackupReader> {
  if (!beginsAsGzip(file)) throw foreign(file);
  const bytes = createReadStream(file).on('error', (error) => gunzip.destroy(error));
  const gunzip = createGunzip();
  const source = bytes.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let place = { 'zh-CN': '开头', en: 'its beginning' };
  let held: Buffer = Buffer.alloc(0);

  /** Appends the next piece to what is held; false at the end. */
  const more = async (): Promise<boolean> => {
    const next = await source.next().catch((cause: unknown) => {
      throw broken(file, { place, cause, cutOff: (cause as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' });
    });
    if (next.done) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  const readLine = async (): Promise<string> => {
    let at = held.indexOf(10);
    while (at === -1 && held.length < LONGEST_LINE && (await more())) at = held.indexOf(10);
    if (at === -1) throw broken(file, { place, cutOff: held.length < LONGEST_LINE });
    const text = held.toString('utf8', 0, at);
    held = held.subarray(at + 1);
    return text;
  };
  const readJson = async <T>(schema: z.ZodType<T>): Promise<T> => {
    const parsed = schema.safeParse(parseJson(await readLine()));
    if (!parsed.success) throw broken(file, { place, cutOff: false });
    return parsed.data;
  };

  const first = parseJson(await readLine().catch(() => ''));
  const header = headerSchema.safeParse(first);
  if (!header.success) {
    bytes.destroy();
    throw foreign(file);
  }
  if (header.data.format > FORMAT) {
    bytes.destroy();
    throw new StartError({
      'zh-CN': `${file} 由更新的 Kuaishan（${header.data.version}）备份，这个版本读不懂。请升级 Kuaishan 后再恢复；什么都没有改动。`,
      en: `${file} was written by a newer Kuaishan (${header.data.version}), whose format this one does not read. Upgrade Kuaishan and restore again; nothing was changed.`,
    });
  }

  let written: readonly WrittenTable[] | null = null;
  return {
    header: header.data,
    tables: async function* () {
      for (;;) {
        const next = await readJson(tableSchema.or(endSchema));
        if ('end' in next) {
          written = next.tables;
          return;
        }
        place = { 'zh-CN': `表 ${next.table}`, en: `table ${next.table}` };
        yield { ...next, rows: rows() };
      }
    },
    end: async () => {
      if (written === null || held.length > 0 || (await more())) throw broken(file, { place, cutOff: false });
      return written;
    },
    close: () => bytes.destroy(),
  };

  /** Whole lines up to the one that ends them. */
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = endOfRows(held);
      if (end !== -1) {
        if (end > 0) yield held.subarray(0, end);
        held = held.subarray(end + END_OF_ROWS.length);
        return;
      }
      // what the end might begin in stays
      const complete = held.lastIndexOf(10) + 1;
      if (complete > 0) {
        yield held.subarray(0, complete);
        held = held.subarray(complete);
      }
      if (!(await more())) throw broken(file, { place, cutOff: true });
    }
  }
}

/** Where the ending line begins; -1 while it is not there. */
function endOfRows(bytes: Buffer): number {
  if (bytes.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) return 0;
  const at = bytes.indexOf(`\n${END_OF_ROWS.toString()}`);
  return at === -1 ? -1 : at + 1;
}

function beginsAsGzip(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(GZIP.length);
    readSync(descriptor, start);
    return start.equals(Buffer.from(GZIP));
  } finally {
    closeSync(descriptor);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function foreign(file: string): StartError {
  return new StartError({
    'zh-CN': `${file} 不是 Kuaishan 的备份。备份由 kuaishan backup 写出；什么都没有改动。`,
    en: `${file} is no backup of Kuaishan’s; those are written by “kuaishan backup”. Nothing was changed.`,
  });
}

/** Cut off or damaged, at a place. */
export function broken(file: string, o: { place: { 'zh-CN': string; en: string }; cutOff: boolean; cause?: unknown }): StartError {
  const what = o.cutOff ? { 'zh-CN': '不完整：到', en: 'is cut off in' } : { 'zh-CN': '已损坏：', en: 'is damaged in' };
  const tail = o.cutOff ? '就断了' : '处的内容不对';
  return new StartError(
    {
      'zh-CN': `备份 ${file} ${what['zh-CN']}${o.place['zh-CN']}${tail}。请用另一份备份，或重新复制这个文件；什么都没有恢复。`,
      en: `The backup ${file} ${what.en} ${o.place.en}. Use another one, or copy this file again; nothing was restored.`,
    },
    o.cause === undefined ? undefined : { cause: o.cause },
  );
}

import { Inflate } from 'fflate';
import { MAX_ENTRIES, MAX_INFLATED_BYTES } from './limits.ts';
import { corrupt, Refusal, tooLarge } from './refusal.ts';

/** One file of an archive, still packed. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** the packed bytes; for a damaged or lying archive, whatever follows its header */
  readonly packed: Uint8Array;
}

/** Bytes that may still come out of the archive. What an archive declares about sizes is never believed: only real bytes are counted. */
export interface InflateBudget {
  left: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** 4 kB packed give at most 4 MB at once, since deflate packs no better than 1032 : 1 */
const PACKED_STEP = 4 * 1024;

export function newBudget(): InflateBudget {
  return { left: MAX_INFLATED_BYTES };
}

/**
 * Reads an archive's directory. Entries are named with forward slashes and without a leading one; of two with the same name the last counts.
 *
 * @throws {Refusal} when the archive is cut off, encrypted or has too many entries
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndOfDirectory(view);
  if (end === null) throw corrupt({ 'zh-CN': '文件不完整，结尾缺失', en: 'its end is missing' });
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  let count = 0;
  // the declared number of entries is not believed either: the directory is read until it ends
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    count += 1;
    if (count > MAX_ENTRIES) throw tooLarge({ 'zh-CN': `里面有超过 ${MAX_ENTRIES} 个文件`, en: `it holds more than ${MAX_ENTRIES} files` });
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if ((view.getUint16(at + 8, true) & 1) === 1) throw encryptedEntry();
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll('\\', '/')
      .replace(/^\/+/u, '');
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: packedBytes(bytes, view, { header: view.getUint32(at + 42, true), size: view.getUint32(at + 20, true) }),
    });
    at = next;
  }
  if (count === 0) throw corrupt({ 'zh-CN': '目录是空的', en: 'its directory is empty' });
  return entries;
}

function findEndOfDirectory(view: DataView): number | null {
  // 22 bytes and a comment of up to 65,535 bytes stand at the end of every archive
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

/** The packed bytes of an entry; none when its header lies outside the file (its content is then found to be damaged when it is read). */
function packedBytes(bytes: Uint8Array, view: DataView, o: { readonly header: number; readonly size: number }): Uint8Array {
  if (o.header + 30 > view.byteLength || view.getUint32(o.header, true) !== LOCAL_HEADER) return bytes.subarray(0, 0);
  const start = o.header + 30 + view.getUint16(o.header + 26, true) + view.getUint16(o.header + 28, true);
  // 0xffffffff: the size is in a 64-bit field; deflate knows its own end
  return bytes.subarray(start, o.size === 0xffffffff ? bytes.length : start + o.size);
}

/**
 * Unpacks an entry piece by piece, so that nothing larger than a piece is ever held.
 *
 * @param o.onBytes receives each piece; `true` to stop early
 * @throws {Refusal} when the budget is used up or the content is damaged
 */
export async function inflateEntry(o: {
  readonly entry: ZipEntry;
  readonly budget: InflateBudget;
  readonly onBytes: (piece: Uint8Array) => boolean;
  readonly pause: () => Promise<void>;
}): Promise<void> {
  const { entry, budget } = o;
  let crc = 0xffffffff;
  let stopped = false;
  let sincePause = 0;
  const take = (piece: Uint8Array): void => {
    budget.left -= piece.length;
    if (budget.left < 0) {
      const megabytes = MAX_INFLATED_BYTES / 1024 / 1024;
      throw tooLarge({ 'zh-CN': `解压后超过 ${megabytes} MB`, en: `it unpacks to more than ${megabytes} MB` });
    }
    sincePause += piece.length;
    crc = updateCrc(crc, piece);
    if (!stopped) stopped = o.onBytes(piece);
  };
  if (entry.method !== 0 && entry.method !== 8) throw damaged(entry);
  let complete = entry.method === 0;
  const inflate = new Inflate((piece, final) => {
    take(piece);
    complete ||= final;
  });
  for (let at = 0; at < entry.packed.length && !stopped; at += PACKED_STEP) {
    const packed = entry.packed.subarray(at, at + PACKED_STEP);
    if (entry.method === 0) take(packed);
    else inflateStep(inflate, packed, { entry, last: at + PACKED_STEP >= entry.packed.length });
    if (sincePause > PAUSE_AFTER_BYTES) {
      sincePause = 0;
      await o.pause();
    }
  }
  if (!stopped && (!complete || (crc ^ 0xffffffff) >>> 0 !== entry.crc)) throw damaged(entry);
}

/** About 20 ms of work, after which whoever waits for the process gets a turn. */
const PAUSE_AFTER_BYTES = 2 * 1024 * 1024;

function inflateStep(inflate: Inflate, packed: Uint8Array, o: { readonly entry: ZipEntry; readonly last: boolean }): void {
  try {
    inflate.push(packed, o.last);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw damaged(o.entry, cause);
  }
}

function damaged(entry: ZipEntry, cause?: unknown): Refusal {
  return corrupt({ 'zh-CN': `“${entry.name}” 读不出来`, en: `"${entry.name}" cannot be read` }, cause);
}

function encryptedEntry(): Refusal {
  return new Refusal('encrypted', {
    'zh-CN': ['这个压缩包设了密码。', '去掉密码，另存为 .xlsx 再导入。'],
    en: ['The archive is protected by a password.', 'Remove the password, save it as .xlsx and import that.'],
  });
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function updateCrc(crc: number, bytes: Uint8Array): number {
  let value = crc;
  // an index, not an iterator: this runs once for every byte unpacked
  for (let at = 0; at < bytes.length; at += 1) value = (crcTable[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8);
  return value;
}

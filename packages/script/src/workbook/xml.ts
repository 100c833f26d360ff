import { MAX_PART_XML } from './limits.ts';
import { corrupt, tooLarge } from './refusal.ts';
import { type InflateBudget, inflateEntry, type ZipEntry } from './zip.ts';

/** What reading a workbook's parts needs everywhere. */
export interface Unpacking {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly budget: InflateBudget;
  readonly pause: () => Promise<void>;
}

/** Reads a small part whole; null when the workbook has no such part. */
export async function readPart(unpacking: Unpacking, name: string): Promise<string | null> {
  const pieces: string[] = [];
  let length = 0;
  const found = await streamPart(unpacking, name, (piece) => {
    length += piece.length;
    if (length > MAX_PART_XML) {
      throw tooLarge({
        'zh-CN': `“${name}” 超过 ${MAX_PART_XML / 1024 / 1024} MB`,
        en: `"${name}" is over ${MAX_PART_XML / 1024 / 1024} MB`,
      });
    }
    pieces.push(piece);
    return false;
  });
  return found ? plainNames(pieces.join('')) : null;
}

/** Reads a part as text, piece by piece. `onText` answers true to stop. Gives false when the workbook has no such part. */
export async function streamPart(unpacking: Unpacking, name: string, onText: (piece: string) => boolean): Promise<boolean> {
  const entry = unpacking.entries.get(name) ?? findIgnoringCase(unpacking.entries, name);
  if (!entry) return false;
  let decoder: TextDecoder | null = null;
  const decode = (piece: Uint8Array | null): string => {
    decoder ??= new TextDecoder(encodingOf(piece ?? new Uint8Array()), { fatal: true });
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw corrupt({ 'zh-CN': `“${name}” 的文字编码不对`, en: `the text of "${name}" is not properly encoded` }, cause);
    }
  };
  let stopped = false;
  await inflateEntry({
    entry,
    budget: unpacking.budget,
    pause: unpacking.pause,
    onBytes: (piece) => {
      stopped = piece.length > 0 && onText(decode(piece));
      return stopped;
    },
  });
  if (!stopped) onText(decode(null));
  return true;
}

/** XML may be UTF-16, which begins with its mark; everything else in use is UTF-8. */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Names of parts are compared without case by the format's own rule. */
function findIgnoringCase(entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry | null {
  const wanted = name.toLowerCase();
  for (const entry of entries.values()) if (entry.name.toLowerCase() === wanted) return entry;
  return null;
}

/** Some programs write every element with a prefix (`<x:row>`); without it there is one way to spell them. Drawings use several prefixes at once. */
export function plainNames(xml: string): string {
  return xml.replace(/<(\/?)[A-Za-z][\w.-]*:(?=[A-Za-z])/gu, '<$1');
}

/** Start tags of an element, with their attributes. */
export function* tags(xml: string, element: string): Generator<Readonly<Record<string, string>>> {
  for (const match of xml.matchAll(new RegExp(`<${element}(?=[\\s/>])([^>]*)>`, 'gu'))) yield attributes(match[1] ?? '');
}

/** Attributes of one start tag, without their prefixes. */
export function attributes(source: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const match of source.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    const name = (match[1] ?? '').replace(/^.*:/u, '');
    found[name] = decodeEntities(match[2] ?? match[3] ?? '');
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and character numbers; a document's own entities are not expanded, so none can explode. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

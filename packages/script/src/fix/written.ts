import type { WrittenValue } from '../script.ts';

/** Letters, digits and what stands in Chinese and English sentences without meaning anything to YAML. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} _.，。、；！？《》“”（）%/-]*$/u;
/** Times and spans: a colon between digits is no key. */
const PLAIN_TIME = /^[\p{L}\p{N}][\p{L}\p{N} _-]*\d{1,2}:\d{2}$/u;
/** What YAML would read as something else than a text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d.][\d._]*(?:e[-+]?\d+)?|0[xob][\da-f]+|\d+:\d+)$/iu;

/** A value on one line, as YAML reads it back, also inside brackets. */
export function written(value: WrittenValue): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[ ${value.map((item) => written(item)).join(', ')} ]`;
  return `{ ${Object.entries(value)
    .map(([field, one]) => `${field}: ${written(one)}`)
    .join(', ')} }`;
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

export function isPlain(text: string): boolean {
  return (PLAIN.test(text) || PLAIN_TIME.test(text)) && !NOT_TEXT.test(text) && text === text.trim();
}

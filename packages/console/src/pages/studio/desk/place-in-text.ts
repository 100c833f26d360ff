import type { Text } from '@codemirror/state';

/** Where the pencil stands, as far as lines and blanks tell; works in a text that is broken elsewhere. */
export type PlaceInText =
  | { readonly kind: 'variable'; readonly from: number; readonly typed: string }
  /** @param owner the key at the margin whose mapping or list this line belongs to; null at the margin itself */
  | { readonly kind: 'key'; readonly owner: string | null; readonly from: number; readonly typed: string }
  | { readonly kind: 'value'; readonly owner: string | null; readonly key: string; readonly from: number; readonly typed: string };

const VARIABLE = /\{\{\s*([^{}|]*)$/u;
const KEY = /(?:^\s*(?:-\s+)?|[{,]\s*)([\w-]*)$/u;
const VALUE = /(?:^\s*(?:-\s+)?|[{,]\s*)([\w-]+):\s+(?:["'[]\s*)?([^{}[\]]*)$/u;

export function placeInText(doc: Text, at: number): PlaceInText | null {
  const line = doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  const variable = VARIABLE.exec(before);
  if (variable) return { kind: 'variable', ...ending(at, variable[1]) };
  const owner = ownerOf(doc, line.number);
  const key = KEY.exec(before);
  if (key) return { kind: 'key', owner, ...ending(at, key[1]) };
  const value = VALUE.exec(before);
  return value?.[1] === undefined ? null : { kind: 'value', owner, key: value[1], ...ending(at, value[2]) };
}

function ending(at: number, typed = ''): { from: number; typed: string } {
  return { from: at - typed.length, typed };
}

/** The key at the margin above a line; null for a line at the margin. */
export function ownerOf(doc: Text, lineNumber: number): string | null {
  if (/^[^\s#-]/u.test(doc.line(lineNumber).text)) return null;
  for (let number = lineNumber - 1; number >= 1; number -= 1) {
    const key = /^([\w-]+):/u.exec(doc.line(number).text);
    if (key) return /^\s/u.test(doc.line(lineNumber).text) || doc.line(lineNumber).text.startsWith('-') ? (key[1] ?? null) : null;
  }
  return null;
}

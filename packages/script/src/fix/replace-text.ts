import { isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { fieldOf } from './edit-map.ts';
import type { TextEdit } from './text-edit.ts';
import { isPlain } from './written.ts';

/** Edits that replace every mention of a piece in a cue's text and its variants, whichever way they are quoted. */
export function replaceText(text: string, cue: YAMLMap, { from, to }: { from: string; to: string }): readonly TextEdit[] {
  const nodes = ['text', 'variants', 'texts'].flatMap((field): readonly Node[] => {
    const node = fieldOf(cue, field);
    return isSeq(node) ? (node.items as readonly Node[]) : node ? [node] : [];
  });
  return nodes.flatMap((node) =>
    isScalar(node) && typeof node.value === 'string' && node.value.includes(from) ? inScalar(text, node, from, to) : [],
  );
}

function inScalar(text: string, node: Scalar, from: string, to: string): readonly TextEdit[] {
  const [start = 0, end = 0] = node.range ?? [];
  const value = String(node.value);
  const changed = value.replaceAll(from, to);
  const escaped = (piece: string) =>
    node.type === 'QUOTE_DOUBLE' ? JSON.stringify(piece).slice(1, -1) : node.type === 'QUOTE_SINGLE' ? piece.replaceAll("'", "''") : piece;
  const places = placesOf(text.slice(start, end), escaped(from));
  const asMany = places.length === placesOf(value, from).length;
  // a plain text may become something else by what is put into it; one folded or escaped in other ways cannot be edited in place
  if (!asMany || (node.type === 'PLAIN' && !isPlain(changed))) return [{ from: start, to: end, insert: JSON.stringify(changed) }];
  return places.map((place) => ({ from: start + place, to: start + place + escaped(from).length, insert: escaped(to) }));
}

function placesOf(text: string, piece: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) places.push(at);
  return places;
}

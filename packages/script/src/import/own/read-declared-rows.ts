import { scalarOf } from '../../export/declared-rows.ts';
import { blockWords, fieldWords, keyOf } from '../../export/declared-words.ts';
import { cellPlace } from '../finding.ts';
import { cellRef } from '../sheet.ts';
import type { OwnGrid } from './own-grid.ts';
import type { Placed } from './placed.ts';

/** A tree being built: lists are maps by number until all is read. */
interface Tree {
  [key: string]: Tree | { readonly leaf: unknown };
}

/** What the sheet of declarations says, by block, as it stands in a script file. Right or wrong: the parser judges it. */
export function readDeclaredRows(grid: OwnGrid): ReadonlyMap<string, Placed<unknown>> {
  const blocks = new Map<string, { readonly tree: Tree; readonly cell: string }>();
  for (const { number } of grid.sheet.rows) {
    const [block, item, field] = [1, 2, 3].map((column) => grid.text(number, column).trim());
    if (number === 1 || !block) continue;
    const key = keyOf(blockWords, block);
    const known = blocks.get(key) ?? { tree: Object.create(null) as Tree, cell: cellPlace(grid.sheet.name, cellRef(number, 1)) };
    blocks.set(key, known);
    const path = (field ?? '') === '' ? [] : (field ?? '').split('.').map((part) => keyOf(fieldWords, part));
    put(known.tree, ['value', ...(item ? [item] : []), ...path], scalarOf(grid.textFrom(number, 4)));
  }
  return new Map([...blocks].map(([key, { tree, cell }]) => [key, { value: plainOf(tree['value']), cell }]));
}

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    tree[key] = { leaf: value };
    return;
  }
  const there = tree[key];
  const inside: Tree = there && !isLeaf(there) ? there : (Object.create(null) as Tree);
  tree[key] = inside;
  put(inside, rest, value);
}

function isLeaf(node: Tree | { readonly leaf: unknown }): node is { readonly leaf: unknown } {
  return 'leaf' in node && Object.keys(node).length === 1 && !isNode(node.leaf);
}

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}

/** Numbered from 1 on without gaps it is a list, in the order of the numbers. */
function plainOf(node: Tree | { readonly leaf: unknown } | undefined): unknown {
  if (node === undefined) return null;
  if (isLeaf(node)) return node.leaf;
  const entries = Object.entries(node);
  if (entries.every(([key]) => /^[1-9]\d{0,4}$/u.test(key)))
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inside]) => plainOf(inside));
  return Object.fromEntries(entries.map(([key, inside]) => [key, plainOf(inside)]));
}

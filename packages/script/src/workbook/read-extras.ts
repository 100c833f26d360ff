import { cellRef, cleanText } from '../import/sheet.ts';
import type { SlimSheet } from './slim-sheet.ts';
import { readRelations } from './workbook-parts.ts';
import { decodeEntities, readPart, tags, type Unpacking } from './xml.ts';

/** What belongs to a sheet's cells but is kept outside them. */
export interface SheetExtras {
  readonly links: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, string>;
  /** cells over which a picture begins */
  readonly pictures: readonly string[];
}

/** Reads hyperlinks, comments and the places of pictures of one worksheet. */
export async function readExtras(unpacking: Unpacking, path: string, sheet: SlimSheet): Promise<SheetExtras> {
  const relations = await readRelations(unpacking, path);
  const links = new Map<string, string>();
  for (const { ref, relation, target } of sheet.links) {
    const address = relation === null ? target : relations.get(relation)?.target;
    if (address && ref) links.set(ref, address);
  }
  const comments = new Map<string, string>();
  const pictures: string[] = [];
  for (const { type, target } of relations.values()) {
    if (type.endsWith('/comments')) readComments((await readPart(unpacking, target)) ?? '', comments);
    if (type.endsWith('/drawing')) pictures.push(...readPictures((await readPart(unpacking, target)) ?? ''));
  }
  return { links, comments, pictures };
}

function readComments(xml: string, into: Map<string, string>): void {
  for (const match of xml.matchAll(/<comment\s([^>]*)>(.*?)<\/comment>/gsu)) {
    const ref = /\bref="([^"]*)"/u.exec(match[1] ?? '')?.[1];
    const runs = [...(match[2] ?? '').matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gsu)].map((run) => decodeEntities(run[1] ?? ''));
    const text = cleanText(runs.join(''));
    if (ref && text !== '') into.set(ref, text);
  }
}

function readPictures(xml: string): readonly string[] {
  const cells: string[] = [];
  for (const anchor of xml.matchAll(/<(twoCellAnchor|oneCellAnchor)[\s>].*?<\/\1>/gsu)) {
    if ([...tags(anchor[0], 'pic')].length === 0 && !anchor[0].includes('<blip')) continue;
    const column = Number(/<from>.*?<col>(\d+)<\/col>/su.exec(anchor[0])?.[1] ?? 0);
    const row = Number(/<from>.*?<row>(\d+)<\/row>/su.exec(anchor[0])?.[1] ?? 0);
    cells.push(cellRef(row + 1, column + 1));
  }
  return cells;
}

import type { Finding } from '../script.ts';
import { LONGEST_TEMPLATE } from '../text/engine.ts';
import type { Entry } from './entry.ts';
import { readText } from './read-text.ts';
import { copyDivided, placeholder, variableRenamed } from './row-findings.ts';
import type { SettledDoing } from './settle-doing.ts';

/** Twice the longest message of any platform; what is longer is divided. */
const LONGEST_COPY = 8_000;

/**
 * The Liquid texts of an entry in one place: a list of phrasings for each cue it becomes. It becomes one cue, several where its copy is too long for one text.
 * A task says where to do it and, when there is no copy, what.
 */
export function cueTexts(entry: Entry, doing: SettledDoing): readonly (readonly string[])[] {
  // what a person does carries its words, or else its name
  const task = doing.action !== 'say' && doing.action !== 'whisper' && doing.action !== 'close-room';
  // copy in several columns is one text; other phrasings stand beside it
  const copy = entry.copy.map((cell) => cell.text).join('\n');
  const said = copy === '' && task ? (entry.fields.title?.text.replace(/\s+/gu, ' ') ?? '') : copy;
  const lead = task ? readText(doing.lead).text : '';
  const parts = divided(said)
    .filter((part) => part.trim() !== '')
    .map((part) => `${lead}${readText(part).text}`);
  const variants = entry.variants.flatMap((cell) => (isLong(cell.text) ? [] : [`${lead}${readText(cell.text).text}`]));
  if (parts.length === 0) return [lead === '' ? variants : [lead, ...variants]];
  return parts.map((part, index) => (index === 0 ? [part, ...variants] : [part]));
}

/** What is to be told about an entry's copy, whatever becomes of it. */
export function copyFindings(entry: Entry): readonly Finding[] {
  const ofCells = [...entry.copy, ...entry.variants].flatMap((cell) => {
    const about = { sheet: entry.sheet.name, cell };
    const { renamed, placeholders } = readText(cell.text);
    return [
      ...renamed.map((change) => variableRenamed(about, change)),
      ...(placeholders.length > 0 ? [placeholder(about, placeholders)] : []),
      ...(isLong(cell.text) ? [copyDivided(about)] : []),
    ];
  });
  return ofCells;
}

/** Phrasings too long for one text, to be kept beside the cue: a phrasing cannot be divided. */
export function longVariants(entry: Entry): readonly string[] {
  return entry.variants.flatMap((cell) => (isLong(cell.text) ? [cell.text] : []));
}

function isLong(copy: string): boolean {
  return copy.length > LONGEST_COPY || readText(copy).text.length > LONGEST_TEMPLATE - LONGEST_LEAD;
}

/** Room for where a task is to be done. */
const LONGEST_LEAD = 1_000;

/** Copy in pieces that each fit one text, divided between lines where there are any; the pieces joined are the copy. */
function divided(copy: string): readonly string[] {
  if (copy === '') return [];
  if (!isLong(copy)) return [copy];
  const middle = Math.floor(Math.min(copy.length, LONGEST_COPY * 2) / 2);
  const line = copy.lastIndexOf('\n', middle);
  const at = line > middle / 2 ? line + 1 : wholeLetter(copy, middle);
  return [...divided(copy.slice(0, at)), ...divided(copy.slice(at))];
}

/** Not between the halves of a letter that takes two places. */
function wholeLetter(copy: string, at: number): number {
  const code = copy.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

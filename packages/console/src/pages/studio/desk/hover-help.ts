import type { EditorState } from '@codemirror/state';
import type { Tooltip } from '@codemirror/view';
import { findByWord, type VocabularyKind } from '@kuaishan/script/vocabulary';
import { descriptionIn, type Knowledge, mappingAt } from './knowledge.ts';
import { ownerOf } from './place-in-text.ts';

/** What a word of the text means, shown where the pointer rests. */
export function helpAt(state: EditorState, at: number, knowledge: Knowledge): Tooltip | null {
  const line = state.doc.lineAt(at);
  const word = wordAround(line.text, at - line.from);
  if (word === null) return null;
  const said = meaningOf({ word: word.text, isKey: line.text[word.to] === ':', owner: ownerOf(state.doc, line.number) }, knowledge);
  if (said === null) return null;
  return {
    pos: line.from + word.from,
    end: line.from + word.to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'editor-help';
      dom.textContent = said;
      return { dom };
    },
  };
}

const spokenOf: readonly VocabularyKind[] = ['actions', 'roles', 'stages', 'places', 'channels', 'anchors', 'milestones', 'variables'];

function meaningOf(
  { word, isKey, owner }: { word: string; isKey: boolean; owner: string | null },
  { schema, locale, cues }: Knowledge,
): string | null {
  if (isKey) return descriptionIn(mappingAt(schema, owner)?.properties?.[word], locale) ?? null;
  const cue = cues.find((one) => one.cue === word);
  if (cue) return [cue.title, cue.at].filter((part) => part !== null).join(' · ');
  for (const kind of spokenOf) {
    const entry = findByWord(kind, word);
    if (entry) return `${entry.words[locale][0]} (${entry.name})`;
  }
  return null;
}

function wordAround(text: string, at: number): { readonly text: string; readonly from: number; readonly to: number } | null {
  for (const match of text.matchAll(/[\p{L}\p{N}_-]+/gu)) {
    if (match.index <= at && at <= match.index + match[0].length)
      return { text: match[0], from: match.index, to: match.index + match[0].length };
  }
  return null;
}

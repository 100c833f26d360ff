import { ensureSyntaxTree, foldable, getIndentation, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { scriptLanguage } from './script-language.ts';

const text = `cues:
  - id: a
    text: |-
      x: y
      - z

    who: host # c
  - id: b
    when: day 3 20:00
# ours
stages:
- name: trust
`;
const state = EditorState.create({ doc: text, extensions: [scriptLanguage()] });

function line(number: number) {
  return state.doc.line(number);
}

function folded(number: number): string | null {
  const { from, to } = line(number);
  const range = foldable(state, from, to);
  return range && text.slice(range.from, range.to);
}

test('a cue, a block of text and a list fold to what stands below them, whether the list is further in or not', () => {
  expect(folded(2)).toBe('\n    text: |-\n      x: y\n      - z\n\n    who: host # c');
  expect(folded(3)).toBe('\n      x: y\n      - z');
  expect(folded(7)).toBeNull();
  expect(folded(11)).toBe('\n- name: trust');
  expect(folded(10)).toBeNull();
});

test('a new line below the head of a block begins a step further in, elsewhere as far in as the line before', () => {
  expect(getIndentation(state, line(3).to)).toBe(6);
  expect(getIndentation(state, line(7).to)).toBeNull();
});

function coloured(first: number, last = first): readonly string[] {
  ensureSyntaxTree(state, text.length, 1_000);
  const pieces: string[] = [];
  syntaxTree(state).iterate({
    ...{ from: line(first).from, to: line(last).to },
    enter: ({ name, from, to }) => void (name === 'Document' || pieces.push(`${name} ${text.slice(from, to).trim()}`)),
  });
  return pieces;
}

test('the lines of a block are words, not keys; a colon within a time begins no value', () => {
  expect(coloured(4, 5)).toEqual(['string x: y', 'string - z']);
  expect(coloured(8)).toEqual(['meta -', 'atom id', 'meta :']);
  expect(coloured(9)).toEqual(['atom when', 'meta :']);
});

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
  expect(folded(9)).toBe('\n- name: trust');
});

test('a new line below the head of a block begins a step further in, elsewhere as far in as the line before', () => {
  expect(getIndentation(state, line(3).to)).toBe(6);
  expect(getIndentation(state, line(7).to)).toBeNull();
});

test('the lines of a block are words, not keys', () => {
  ensureSyntaxTree(state, text.length, 1_000);
  const names: string[] = [];
  syntaxTree(state).iterate({ from: line(4).from, to: line(5).to, enter: ({ name }) => void names.push(name) });
  expect(names.filter((name) => name !== 'Document')).toEqual(['string', 'string']);
});

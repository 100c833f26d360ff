import { expect, test } from 'vitest';
import { makeTextDesk } from './text-desk.ts';

function desk(text: string) {
  const seen: string[] = [];
  const made = makeTextDesk({ text, knowledge: { locale: 'en', schema: null, cues: [], variables: [] }, label: '', phrases: {} });
  made.listen((now) => seen.push(now));
  return { made, seen };
}
const append = (words: string, at: number) => ({ from: at, to: at, insert: words });

test('what was typed comes back through the page late, and does not take back what was typed since', () => {
  const { made, seen } = desk('a');
  made.edit([append('b', 1)]);
  made.edit([append('c', 2)]);
  made.follow('ab', 'own');
  expect(made.text()).toBe('abc');
  expect(seen).toEqual(['ab', 'abc']);
});

test('a text of one’s own from elsewhere is one step of undo, and is not told back', () => {
  const { made, seen } = desk('a');
  made.follow('a from the comparison', 'own');
  expect([made.text(), seen]).toEqual(['a from the comparison', []]);
  made.undo();
  expect(made.text()).toBe('a');
});

test('the same text may come from elsewhere twice', () => {
  const { made } = desk('a');
  for (const text of ['ab', 'a', 'ab']) made.follow(text, 'own');
  expect(made.text()).toBe('ab');
});

test('what a colleague saved stays whatever is undone; one’s own letters are undone beside it', () => {
  const { made } = desk('one\ntwo\n');
  made.edit([append('!', 3)]);
  made.follow('one!\ntwo, and theirs\n', 'others');
  made.undo();
  expect(made.text()).toBe('one\ntwo, and theirs\n');
  expect(made.can()).toEqual({ undo: false, redo: true });
});

test('a file with the line ends of Windows is the same text, and gets no line it did not have', () => {
  const file = 'title: a\r\ncues:\r\n  - text: b\r\n';
  const { made, seen } = desk(file);
  made.follow(file, 'own');
  expect([made.text(), made.can().undo, seen]).toEqual(['title: a\ncues:\n  - text: b\n', false, []]);
});

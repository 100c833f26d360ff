import { expect, test } from 'vitest';
import { initialsOf } from './initials-of.ts';

test('a Chinese name keeps its last two characters, a Latin one its initials', () => {
  expect(initialsOf('阿澈')).toBe('阿澈');
  expect(initialsOf('欧阳小禾')).toBe('小禾');
  expect(initialsOf('Mei Lin Chan')).toBe('MC');
  expect(initialsOf('Joe')).toBe('J');
});

test('empty names and emoji do not break', () => {
  expect(initialsOf('  ')).toBe('?');
  expect(initialsOf('阿May👩‍👧')).toBe('y👩‍👧');
});

import { expect, test } from 'vitest';
import { findByWord, findWithin, type VocabularyKind, vocabulary, wordOf, wordsOf } from './index.ts';
import { plain } from './vocabulary.ts';

const kinds = Object.keys(vocabulary) as VocabularyKind[];

test.each(kinds)('in %s no word means two things', (kind) => {
  const owners = new Map<string, string>();
  const clashes: string[] = [];
  for (const entry of Object.values(vocabulary[kind])) {
    for (const word of wordsOf(entry)) {
      const owner = owners.get(plain(word));
      if (owner !== undefined && owner !== entry.name) clashes.push(`${word}: ${owner} and ${entry.name}`);
      owners.set(plain(word), entry.name);
    }
  }
  expect(clashes).toEqual([]);
});

test.each(kinds)('every entry of %s carries its own name and a label in both languages', (kind) => {
  for (const [name, entry] of Object.entries(vocabulary[kind])) {
    expect(entry.name).toBe(name);
    expect(wordOf(kind, name, 'zh-CN')).not.toBe('');
    expect(wordOf(kind, name, 'en')).not.toBe('');
  }
});

test('a word is understood in either language, whatever its case, width or spaces', () => {
  expect(findByWord('roles', '班主任')?.name).toBe('host');
  expect(findByWord('roles', ' HOST ')?.name).toBe('host');
  expect(findByWord('places', '１ｖ１')?.name).toBe('private');
  expect(findByWord('stages', 'Follow up')?.name).toBe('followUp');
  expect(findByWord('roles', 'constructor')).toBeNull();
});

test('the longest word inside a text decides', () => {
  expect(findWithin('roles', '班主任阿澈')?.entry.name).toBe('host');
  expect(findWithin('variables', '当前订单数量')?.entry.name).toBe('orderCount');
  expect(findWithin('roles', '谁也不是')).toBeNull();
});

test('what is not registered is shown by its own name', () => {
  expect(wordOf('roles', 'toString', 'en')).toBe('toString');
});

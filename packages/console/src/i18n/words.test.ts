import { beforeAll, expect, test, vi } from 'vitest';
import type { Words } from './add-words.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Every file of words there is; a part that is missing here is missing on the page. */
const files = import.meta.glob<Record<string, Words<object>>>('../**/*words.ts');

let parts: readonly (readonly [string, Words<object>])[] = [];

beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  const found: (readonly [string, Words<object>])[] = [];
  for (const [file, read] of Object.entries(files)) {
    for (const [name, words] of Object.entries(await read()))
      if (typeof words === 'object' && 'en' in words) found.push([`${file} ${name}`, words]);
  }
  parts = found;
});

function flat(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : flat(value, `${path}${key}.`),
  );
}

const filledIn = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '').toSorted((a, b) => a.localeCompare(b));

test('both languages fill in the same things', () => {
  expect(parts.length).toBeGreaterThan(10);
  for (const [part, words] of parts) {
    const chinese = new Map(flat(words['zh-CN'] as Tree));
    for (const [key, english] of flat(words.en as Tree)) {
      const other = chinese.get(key.replace(/_one$/u, '_other'));
      expect(other, `${part} ${key}`).toBeDefined();
      expect(filledIn(other ?? ''), `${part} ${key}`).toEqual(filledIn(english));
    }
  }
});

test('nothing is left unsaid in either language, and the machine does not exclaim', () => {
  for (const [part, words] of parts) {
    for (const [key, text] of [...flat(words['zh-CN'] as Tree), ...flat(words.en as Tree)]) {
      expect(text.trim(), `${part} ${key}`).not.toBe('');
      expect(text, `${part} ${key}`).not.toMatch(/[!！]/u);
    }
  }
});

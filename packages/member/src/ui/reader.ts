import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { openStorage, type Storage } from '../memory/storage.ts';
import type { Locale } from '../words/locale.ts';
import { type Words, words } from '../words/words.ts';

/** The person looking at the page: their language and what their browser remembers. */
export interface ReaderValue {
  readonly locale: Locale;
  readonly words: Words;
  readonly storage: Storage;
  switchLocale(to: Locale): void;
}

export function readerOf(o: Omit<ReaderValue, 'words'>): ReaderValue {
  return { ...o, words: words[o.locale] };
}

const nobody: ReaderValue = readerOf({
  locale: 'en',
  switchLocale: () => {},
  storage: openStorage(() => {
    throw new Error('no browser');
  }),
});

export const Reader = createContext(nobody);

export function useReader(): ReaderValue {
  return useContext(Reader);
}

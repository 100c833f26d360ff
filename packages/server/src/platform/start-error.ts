import type { Locale } from '@kuaishan/script';

/** The server cannot start, or a command cannot run, for a reason a person can mend: shown in their language, without a stack, and the process ends with 1. */
export class StartError extends Error {
  readonly words: Readonly<Record<Locale, string>>;

  constructor(words: Readonly<Record<Locale, string>>, options?: { cause?: unknown }) {
    super(words.en, options);
    this.name = 'StartError';
    this.words = words;
  }
}

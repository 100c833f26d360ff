import type { Locale } from '@kuaishan/script';
import type { Sight } from './sight.ts';

export type Words = Readonly<Record<Locale, string>>;

/**
 * What a look found. `fine`: as it should be. `note`: worth knowing, nothing to mend. `wrong`: somebody should do what `todo` says. `unseen`: could not be
 * looked at, because of something that is named elsewhere.
 */
export interface Finding {
  readonly level: 'fine' | 'note' | 'wrong' | 'unseen';
  readonly words: Words;
  readonly todo?: Words;
}

/** One thing the doctor looks at. It changes nothing, and works on whatever is there. */
export interface Look {
  /** for `--json`; never changes */
  readonly name: string;
  readonly title: Words;
  look(sight: Sight): Finding | readonly Finding[] | Promise<Finding | readonly Finding[]>;
}

export const fine = (zh: string, en: string): Finding => ({ level: 'fine', words: { 'zh-CN': zh, en } });
export const note = (zh: string, en: string): Finding => ({ level: 'note', words: { 'zh-CN': zh, en } });
export const wrong = (words: Words, todo: Words): Finding => ({ level: 'wrong', words, todo });
export const unseen: Finding = {
  level: 'unseen',
  words: { 'zh-CN': '数据库没有在运行，看不到', en: 'not seen: the database does not run' },
};

import { i18n } from './i18n.ts';

/** The Chinese words need every key of the English ones but the singulars: Chinese counts without them. */
type InChinese<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : InChinese<T[K]>;
};

/** The words of one page or part, in both languages, kept beside its code and loaded with it. */
export interface Words<En> {
  readonly 'zh-CN': InChinese<En>;
  readonly en: En;
}

/** Makes a part's words known under its name. Called once, where the words are written. */
export function addWords<En extends object>(part: string, words: Words<En>): Words<En> {
  i18n.addResourceBundle('zh-CN', part, words['zh-CN'], true, true);
  i18n.addResourceBundle('en', part, words.en, true, true);
  return words;
}

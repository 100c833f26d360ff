import type { Locale } from '../script.ts';
import type { RuleKind } from './rule.ts';

type Words = Readonly<Record<Locale, string>>;

/** The kinds of rules as people read them, gravest first. */
export const kindWords: Readonly<Record<RuleKind, { readonly name: Words; readonly meaning: Words }>> = {
  honesty: {
    name: { 'zh-CN': '诚实', en: 'Honesty' },
    meaning: {
      'zh-CN': '剧本会说出或许诺不真实、不允许的事。不能跳过。',
      en: 'The script would say or promise what is not true or not allowed. Nothing silences it.',
    },
  },
  form: {
    name: { 'zh-CN': '成文', en: 'Form' },
    meaning: {
      'zh-CN': '剧本自相矛盾或不完整，到时做不成它写的事。不能跳过。',
      en: 'The script does not hold together and would not do what it says. Nothing silences it.',
    },
  },
  craft: {
    name: { 'zh-CN': '做法', en: 'Craft' },
    meaning: {
      'zh-CN': '能执行，但不是成功的群的做法。写明理由就只作说明。',
      en: 'It would run, but not the way groups that sold were run. A reason silences it.',
    },
  },
};

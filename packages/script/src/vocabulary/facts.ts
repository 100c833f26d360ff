import { type Registry, register } from './entry.ts';

export type FactName = 'need' | 'budget' | 'objection';

/** Facts a consultant records about one member. A script may name further ones (`fact.<name>`); these have words of their own. */
export const facts: Registry<FactName> = register(
  { owner: 'care', freshness: 'day' },
  {
    need: { words: { 'zh-CN': ['需求', '诉求', '痛点', '想要的'], en: ['need', 'needs'] }, type: 'text' },
    budget: { words: { 'zh-CN': ['预算'], en: ['budget'] }, type: 'number' },
    objection: { words: { 'zh-CN': ['顾虑', '异议', '疑虑'], en: ['objection', 'concern'] }, type: 'text' },
  },
);

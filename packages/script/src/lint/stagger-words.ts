import type { Locale } from '../script.ts';

/** What a proposed stagger would do about too full a minute; nothing where there is none to propose. `longest`: the last group's minutes. */
export function staggerWords(longest: number | null, locale: Locale): string {
  if (longest === null || longest === 0) return '';
  return locale === 'en'
    ? `Stagger the groups when the campaign opens: the last one ${longest} min later (plan --budget shows it).`
    : `开期时把各群错开：最后一个群晚 ${longest} 分钟（plan --budget 会列出来）。`;
}

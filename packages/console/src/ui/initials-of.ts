/** Letters a person is known by in a narrow place: the last two characters of a Chinese name (阿澈, 小禾), the initials of a Latin one. */
export function initialsOf(name: string): string {
  const characters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name.trim())].map((part) => part.segment);
  if (characters.length === 0) return '?';
  if (/^\p{Script=Latin}/u.test(characters[0] ?? '')) {
    const words = name.trim().split(/\s+/u);
    return `${[...(words[0] ?? '')][0] ?? ''}${words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''}`.toUpperCase();
  }
  return characters.slice(-2).join('');
}

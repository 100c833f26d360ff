import { plain } from '../../vocabulary/index.ts';

/** Longer than the name of an action. */
const LONGEST_KEY = 40;

/** A row's name as names are compared, its numbers left out: 发布第1课 and 发布第2课 are the same thing. Null for none. */
export function classificationKey(title: string): string | null {
  const key = plain(title).replace(/第?\d+|第[一二三四五六七八九十]+/gu, '#');
  return key === '' || [...key].length > LONGEST_KEY ? null : key;
}

import { quoted } from '../finding.ts';
import type { Locale } from '../script.ts';
import { dayTimeWords, timesApart } from '../words/time-words.ts';
import type { Replacement } from './changed-words.ts';
import { keyWords } from './key-words.ts';
import type { PlainRecord } from './plain-records.ts';
import { valueWords, type WordsContext } from './value-words.ts';

type Words = Readonly<Record<Locale, string>>;

/** Both languages of one sentence. */
export function bothWords(say: (locale: Locale) => string): Words {
  return { 'zh-CN': say('zh-CN'), en: say('en') };
}

/** “开售”（第4天 20:30，班主任，群里说） */
export function cueWords(name: string, { fields }: PlainRecord, context: WordsContext): string {
  const english = context.locale === 'en';
  const parts = ['when', 'who', 'do'].flatMap((key) => (fields.has(key) ? [valueWords(key, fields.get(key), context)] : []));
  return english ? `“${name}” (${parts.join(', ')})` : `“${name}”（${parts.join('，')}）`;
}

export function movedWords(o: { name: string; from: string; to: string }, locale: Locale): string {
  return locale === 'en' ? `moved “${o.name}” from ${o.from} to ${o.to}` : `把“${o.name}”从${o.from} 挪到${spaced(o.to)}`;
}

/** @param o.anchor the name of the cue it hangs on; null where it hangs on something else */
export function movedAlongWords(
  o: { name: string; anchor: string | null; from: number | null; to: number | null },
  locale: Locale,
): string {
  const english = locale === 'en';
  const because = o.anchor === null ? '' : english ? `, as it hangs on “${o.anchor}”` : `（它跟着“${o.anchor}”）`;
  if (o.from === null || o.to === null) {
    const [one, other] = [o.from, o.to].map((minute) =>
      minute === null ? (english ? 'no time of its own' : '没有确定的时间') : dayTimeWords(minute, locale),
    );
    return english ? `“${o.name}” goes along from ${one} to ${other}${because}` : `“${o.name}”随之从${one}变成${other}${because}`;
  }
  const [from, to] = timesApart(o.from, o.to, locale);
  return english ? `“${o.name}” moves along from ${from} to ${to}${because}` : `“${o.name}”随之从${from} 挪到${spaced(to)}${because}`;
}

/** Says what a text was changed at; whole texts that have nothing in common are cut short. */
export function rewordedWords(o: { name: string; field: string; replacements: readonly Replacement[] }, locale: Locale): string {
  const english = locale === 'en';
  const shown = o.replacements.slice(0, MOST_SHOWN).map(({ from, to }) => {
    const [before, after] = [quoted(from), quoted(to)];
    if (from.trim() === '') return english ? `added “${after}”` : `加了“${after}”`;
    if (to.trim() === '') return english ? `removed “${before}”` : `删了“${before}”`;
    return `“${before}” → “${after}”`;
  });
  const more = o.replacements.length - shown.length;
  const rest = more === 0 ? '' : english ? `; and ${more} more` : `；另有 ${more} 处`;
  const field = keyWords(o.field, locale, { ofCue: true });
  return english
    ? `reworded the ${field} of “${o.name}”: ${shown.join('; ')}${rest}`
    : `改了“${o.name}”的${field}：${shown.join('；')}${rest}`;
}

/** A sentence stays one line; the pieces are there in full as data. */
const MOST_SHOWN = 3;

/** A field of something (a cue, an offer, the script) that was given, changed or taken away. */
export function changedWords(
  o: { thing: string | null; field: string; from: unknown; to: unknown; ofCue: boolean },
  context: WordsContext,
): string {
  const english = context.locale === 'en';
  const field = keyWords(o.field, context.locale, o);
  const [from, to] = [valueWords(o.field, o.from, context), valueWords(o.field, o.to, context)];
  const owner = o.thing === null ? '' : english ? ` of ${o.thing}` : `${o.thing}的`;
  const list = listChange(o.from, o.to);
  if (list) {
    const [added, removed] = [list.added, list.removed].map((ones) => valueWords(o.field, ones, context));
    const parts = english
      ? [list.added.length > 0 ? `added ${added}` : '', list.removed.length > 0 ? `removed ${removed}` : '']
      : [list.added.length > 0 ? `加了${added}` : '', list.removed.length > 0 ? `去掉了${removed}` : ''];
    const said = parts.filter((part) => part !== '').join(english ? ', ' : '，');
    return english ? `${field}${owner}: ${said}` : `${owner}${field}：${said}`;
  }
  if (o.from === null) return english ? `gave ${o.thing ?? 'the script'} ${field}: ${to}` : `${owner}${field}：原来没有，现在是${to}`;
  if (o.to === null) return english ? `removed the ${field}${owner} (was ${from})` : `去掉了${owner}${field}（原来是${from}）`;
  return english ? `changed the ${field}${owner} from ${from} to ${to}` : `${owner}${field}从${from}改成${to}`;
}

/** What came and went of two lists of words, where nothing but that differs. */
function listChange(from: unknown, to: unknown): { readonly added: readonly unknown[]; readonly removed: readonly unknown[] } | null {
  if (!Array.isArray(from) || !Array.isArray(to)) return null;
  const before: readonly unknown[] = from;
  const after: readonly unknown[] = to;
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return added.length + removed.length === 0 ? null : { added, removed };
}

/** Chinese sets a blank between a word and what begins with a figure. */
function spaced(words: string): string {
  return /^\d/u.test(words) ? ` ${words}` : words;
}

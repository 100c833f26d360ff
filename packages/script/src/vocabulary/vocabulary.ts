import type { Locale } from '../script.ts';
import { actions } from './actions.ts';
import { allowances } from './allowances.ts';
import { anchors } from './anchors.ts';
import { channels } from './channels.ts';
import type { Entry } from './entry.ts';
import { events } from './events.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { milestones } from './milestones.ts';
import { elsewhere, places } from './places.ts';
import { profiles } from './profiles.ts';
import { roles } from './roles.ts';
import { stages } from './stages.ts';
import { variables } from './variables.ts';

/** The one registry of words: parser, importers, compilers, screens and messages read it; nothing spells these words a second time. */
export const vocabulary = {
  roles,
  places,
  elsewhere,
  actions,
  stages,
  channels,
  profiles,
  allowances,
  anchors,
  events,
  milestones,
  facts,
  variables,
  fields,
};

export type VocabularyKind = keyof typeof vocabulary;
/** The entries of one kind, with whatever traits that kind has. */
export type VocabularyEntry<K extends VocabularyKind> = { [P in K]: (typeof vocabulary)[P][keyof (typeof vocabulary)[P]] }[K];

const locales: readonly Locale[] = ['zh-CN', 'en'];

/** The label of an entry in a language, or the name itself when it is not registered (a stored name of a later version). */
export function wordOf(kind: VocabularyKind, name: string, locale: Locale): string {
  const entry: Entry | null = findByName(kind, name);
  return entry?.words[locale][0] ?? name;
}

/** The entry of exactly this name, or null. */
export function findByName<K extends VocabularyKind>(kind: K, name: string): VocabularyEntry<K> | null {
  const registry = vocabulary[kind] as unknown as Readonly<Record<string, VocabularyEntry<K>>>;
  return Object.hasOwn(registry, name) ? (registry[name] ?? null) : null;
}

/** The entry a person means by a word: its name, its label or a synonym, in either language; case, width and spaces do not matter. */
export function findByWord<K extends VocabularyKind>(kind: K, word: string): VocabularyEntry<K> | null {
  return (indexOf(kind).get(plain(word)) as VocabularyEntry<K> | undefined) ?? null;
}

/** The longest word of this kind inside a longer text ("班主任阿澈" holds 班主任); the earliest of equally long ones. Null when there is none. */
export function findWithin<K extends VocabularyKind>(
  kind: K,
  text: string,
): { readonly entry: VocabularyEntry<K>; readonly word: string } | null {
  const inside = plain(text);
  for (const [word, entry] of indexOf(kind)) {
    if (inside.includes(word)) return { entry: entry as VocabularyEntry<K>, word };
  }
  return null;
}

/** Every word of an entry, its name included, in both languages. */
export function wordsOf(entry: Entry): readonly string[] {
  return [entry.name, ...locales.flatMap((locale) => entry.words[locale])];
}

/** A word as it is compared: width and case folded, spaces, hyphens and underscores dropped. */
export function plain(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '');
}

const indexes = new Map<VocabularyKind, ReadonlyMap<string, Entry>>();

/** Words of a kind to their entries, longest words first. */
function indexOf(kind: VocabularyKind): ReadonlyMap<string, Entry> {
  const made = indexes.get(kind);
  if (made) return made;
  const entries = Object.values(vocabulary[kind]) as readonly Entry[];
  const words = entries.flatMap((entry) => wordsOf(entry).map((word) => [plain(word), entry] as const));
  const first = new Map<string, Entry>();
  for (const [word, entry] of words.toSorted((a, b) => b[0].length - a[0].length)) {
    if (!first.has(word)) first.set(word, entry);
  }
  indexes.set(kind, first);
  return first;
}

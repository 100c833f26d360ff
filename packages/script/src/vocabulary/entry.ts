import type { Locale } from '../script.ts';

/** The first word is the label shown to people; the rest are synonyms understood on input. */
export type Words = Readonly<Record<Locale, readonly [string, ...string[]]>>;

/** What kind of value or thing an entry stands for. */
export type ValueType =
  | 'text'
  | 'number'
  | 'duration'
  | 'date'
  | 'link'
  | 'person'
  | 'thread'
  | 'act'
  | 'span'
  | 'connector'
  | 'moment'
  | 'flag'
  | 'field';

/** The module that owns the thing and answers for its value (names as in the architecture's layers; `script` is this package). */
export type ModuleName =
  | 'script'
  | 'identity'
  | 'contacts'
  | 'events'
  | 'media'
  | 'groups'
  | 'conversations'
  | 'staffing'
  | 'channels'
  | 'learning'
  | 'rewards'
  | 'showcase'
  | 'live'
  | 'sales'
  | 'care'
  | 'scripts'
  | 'cues';

/** How fresh a value must be when it is said: never changes once the group is open, right for the day, or right at this moment. */
export type Freshness = 'fixed' | 'day' | 'moment';

/** One thing the product has a word for. Everything that reads or shows it takes its words from here. */
export interface Entry<Name extends string = string> {
  readonly name: Name;
  readonly words: Words;
  readonly type: ValueType;
  readonly owner: ModuleName;
  readonly freshness: Freshness;
}

/** A registry: entries by their name, in the order people should see them. */
export type Registry<Name extends string, More = unknown> = { readonly [K in Name]: Entry<K> & More };

/**
 * Builds a registry from entries written without their names.
 *
 * @param shared what all entries have in common (type, owner, freshness …)
 * @param entries by name; their own values win over the shared ones
 */
export function register<const Shared extends object, const E extends Readonly<Record<string, object>>>(shared: Shared, entries: E) {
  const named = Object.entries(entries).map(([name, entry]) => [name, { ...shared, ...entry, name }] as const);
  return Object.fromEntries(named) as unknown as {
    readonly [K in keyof E & string]: Omit<Shared, keyof E[K]> & E[K] & { readonly name: K };
  };
}

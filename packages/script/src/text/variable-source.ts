import type { Script } from '../script.ts';
import type { AvailableVariable } from '../vocabulary/variables.ts';
import { findByWord, findWithin, type VocabularyEntry } from '../vocabulary/vocabulary.ts';

type VariableEntry = VocabularyEntry<'variables'>;

/** Where a variable's value comes from. */
export type VariableSource =
  /** the script gives it a value */
  | { readonly kind: 'fixed'; readonly value: string }
  /** the product knows it: `entry.name` is what it is known by */
  | { readonly kind: 'known'; readonly entry: VariableEntry }
  /** nobody knows it: people are asked when a campaign opens. `declared`: the script says so itself. `about`: what the word tells of how it changes */
  | { readonly kind: 'asked'; readonly declared: boolean; readonly about: VariableEntry | null };

/** What the script declares comes first, then what the product knows under that word in either language. */
export function variableSource(name: string, { variables, offers }: Declaring): VariableSource {
  const known = byName.get(variables);
  if (known?.offers === offers) return known.sourceOf(name);
  const sourceOf = knownSources({ variables, offers });
  byName.set(variables, { offers, sourceOf });
  return sourceOf(name);
}

/** What of a script decides where a variable's value comes from. */
type Declaring = Pick<Script, 'variables' | 'offers'>;

const byName = new WeakMap<
  Script['variables'],
  { readonly offers: Script['offers']; readonly sourceOf: (name: string) => VariableSource }
>();

/** Remembers: it is asked again for every member a text is composed for, of scripts that may declare thousands of variables. */
function knownSources({ variables, offers }: Declaring): (name: string) => VariableSource {
  const declared = new Map(variables.map((variable) => [variable.name, variable]));
  const sources = new Map<string, VariableSource>();
  return (name) => {
    const source = sources.get(name) ?? findSource(name, declared.get(name), offers.length > 0);
    sources.set(name, source);
    return source;
  };
}

function findSource(name: string, declared: Script['variables'][number] | undefined, hasOffer: boolean): VariableSource {
  if (declared && declared.value !== null) return { kind: 'fixed', value: declared.value };
  const exact = findByWord('variables', name);
  if (!declared && exact?.available && (hasOffer || !exact.ofOffer)) return { kind: 'known', entry: exact };
  return { kind: 'asked', declared: declared !== undefined, about: exact ?? untoldWithin(name) };
}

/** 今日打卡人数 speaks of 打卡人数; only words whose feature is not built yet say anything about a longer name. */
function untoldWithin(name: string): VariableEntry | null {
  const within = findWithin('variables', name);
  return within && (!within.entry.available || within.entry.ofOffer) && within.word.length >= 2 ? within.entry : null;
}

export interface TextValues {
  readonly script: Declaring;
  /** what people answered when the campaign opened, by the names the script uses */
  readonly asked: Readonly<Record<string, string>>;
  /** what the product knows at this moment, by registered name */
  readonly known: Readonly<Partial<Record<AvailableVariable, string | number>>>;
}

/** Values for `renderText`, by the names a text uses; names without a value are left out. */
export function valuesForText(names: Iterable<string>, { script, asked, known }: TextValues): Record<string, string | number> {
  const values = new Map<string, string | number>();
  for (const name of names) {
    const source = variableSource(name, script);
    const answered = Object.hasOwn(asked, name) ? asked[name] : undefined;
    const value =
      source.kind === 'fixed' ? source.value : (answered ?? (source.kind === 'known' ? knownValue(source.entry, known) : undefined));
    if (value !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values);
}

function knownValue(entry: VariableEntry, known: TextValues['known']): string | number | undefined {
  return (known as Readonly<Record<string, string | number | undefined>>)[entry.name];
}

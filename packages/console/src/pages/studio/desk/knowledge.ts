import type { Locale } from '@kuaishan/script';

/** What the editor knows: of the language, and of the script as it was last understood. */
export interface Knowledge {
  readonly locale: Locale;
  /** the JSON Schema of the language; null until it is here */
  readonly schema: Schema | null;
  readonly cues: readonly { readonly cue: string; readonly title: string; readonly at: string | null }[];
  /** variables the script declares or its texts name */
  readonly variables: readonly string[];
}

/** The parts of a JSON Schema that the language's uses. */
export interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly (string | number)[];
  readonly anyOf?: readonly Schema[];
  readonly examples?: readonly string[];
  readonly propertyNames?: Schema;
}

/** Descriptions are written `中文 / English`. */
export function descriptionIn(schema: Schema | undefined, locale: Locale): string | undefined {
  const [chinese, ...english] = schema?.description?.split(' / ') ?? [];
  return locale === 'en' ? english.join(' / ') || chinese : chinese;
}

/** The words that may stand at a place: registered names first. */
export function wordsAt(schema: Schema | undefined): readonly string[] {
  if (schema === undefined) return [];
  const own = [...(schema.enum ?? []), ...(schema.examples ?? [])].map(String);
  return [...own, ...(schema.anyOf?.[0] === undefined ? [] : wordsAt(schema.anyOf[0]))];
}

/** What may stand in the mapping a line belongs to: that of the whole script, of one item of a list, or of a mapping inside. */
export function mappingAt(schema: Schema | null, owner: string | null): Schema | undefined {
  if (schema === null) return undefined;
  if (owner === null) return schema;
  const inside = schema.properties?.[owner];
  return inside?.items ?? inside;
}

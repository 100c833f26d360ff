/** One thing of a list with names of their own, as it is written: its fields without the name. */
export interface PlainRecord {
  readonly id: string;
  readonly fields: ReadonlyMap<string, unknown>;
}

/** A list of things that have names (cues by `id`, stages by `name`), or null when it is none: two share a name, or one has none. */
export function plainRecords(value: unknown): { readonly key: 'id' | 'name'; readonly records: readonly PlainRecord[] } | null {
  if (!Array.isArray(value)) return null;
  for (const key of ['id', 'name'] as const) {
    const records = value.flatMap((item: unknown) => {
      const fields = plainFields(item);
      const id = fields?.get(key);
      if (!fields || typeof id !== 'string') return [];
      return [{ id, fields: new Map([...fields].filter(([name]) => name !== key)) }];
    });
    if (records.length === value.length && new Set(records.map(({ id }) => id)).size === records.length) return { key, records };
  }
  return null;
}

/** The fields of an object or a map, or null when it is neither. */
export function plainFields(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [String(key), one as unknown]));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).filter(([, one]) => one !== undefined));
}

/** Whether two values are written the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(written(a)) === JSON.stringify(written(b));
}

function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  const fields = plainFields(value);
  if (fields) return [...fields].map(([key, one]) => [key, written(one)]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return value ?? null;
}

/** Stands for the value of a key that is written without one: a variable that is asked for when a campaign opens. */
export const WITHOUT_VALUE = { asked: true } as const;

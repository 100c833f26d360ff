type Schema = Readonly<Record<string, unknown>>;

/**
 * What a value breaks of a JSON Schema, for the keywords the script's schema uses; any other keyword throws, so that none is passed over.
 * Descriptions and examples constrain nothing.
 */
export function schemaViolations(schema: Schema, value: unknown, path = ''): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => keywordViolations({ keyword, rule, schema, value, path }));
}

interface Check {
  readonly keyword: string;
  readonly rule: unknown;
  readonly schema: Schema;
  readonly value: unknown;
  readonly path: string;
}

function keywordViolations({ keyword, rule, schema, value, path }: Check): readonly string[] {
  const broken = (holds: boolean) => (holds ? [] : [`${path || '/'}: ${keyword}`]);
  switch (keyword) {
    case '$schema':
    case '$id':
    case 'title':
    case 'description':
    case 'examples':
      return [];
    case 'type':
      return broken((Array.isArray(rule) ? rule : [rule]).some((type) => isOfType(String(type), value)));
    case 'enum':
      return broken((rule as readonly unknown[]).includes(value));
    case 'pattern':
      return broken(typeof value !== 'string' || new RegExp(String(rule), 'u').test(value));
    case 'minimum':
      return broken(typeof value !== 'number' || value >= Number(rule));
    case 'maximum':
      return broken(typeof value !== 'number' || value <= Number(rule));
    case 'minItems':
      return broken(!Array.isArray(value) || value.length >= Number(rule));
    case 'anyOf':
      return broken((rule as readonly Schema[]).some((one) => schemaViolations(one, value).length === 0));
    case 'items':
      return Array.isArray(value) ? value.flatMap((item, index) => schemaViolations(rule as Schema, item, `${path}/${index}`)) : [];
    case 'required':
      return isMap(value)
        ? (rule as readonly string[]).filter((key) => !Object.hasOwn(value, key)).map((key) => `${path}/${key}: required`)
        : [];
    case 'properties':
      return isMap(value)
        ? Object.entries(rule as Readonly<Record<string, Schema>>).flatMap(([key, one]) =>
            Object.hasOwn(value, key) ? schemaViolations(one, value[key], `${path}/${key}`) : [],
          )
        : [];
    case 'propertyNames':
      return isMap(value) ? Object.keys(value).flatMap((key) => schemaViolations(rule as Schema, key, `${path}/${key}`)) : [];
    case 'additionalProperties': {
      const known = Object.keys(schema['properties'] ?? {});
      const others = isMap(value) ? Object.entries(value).filter(([key]) => !known.includes(key)) : [];
      return others.flatMap(([key, one]) =>
        rule === false ? [`${path}/${key}: unknown`] : schemaViolations(rule as Schema, one, `${path}/${key}`),
      );
    }
    default:
      throw new Error(`This check does not know the keyword ${keyword}`);
  }
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isMap(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Audience } from '../script.ts';

export interface AudienceSqlOptions {
  /** alias of a row in the query that has `workspace_id` and `member_id` */
  readonly member: string;
  /** registers a query parameter (always a string) and returns its placeholder, `$3` */
  readonly param: (value: string) => string;
}

type FactCondition = Extract<Audience, { readonly op: 'fact' }>;

/** A plain name, and not one that the expression's own tables would hide. */
const ALIAS = /^(?!(?:milestone|member_fact)$)[a-z_][a-z0-9_]*$/i;

/**
 * The audience as a boolean SQL expression over `milestone` and `member_fact`. It is never NULL: everything is an EXISTS, so that a fact nobody
 * recorded makes a comparison false, as in `audiencePredicate`. Names and values travel as parameters only.
 */
export function audienceToSql(audience: Audience, options: AudienceSqlOptions): string {
  if (!ALIAS.test(options.member)) throw new Error(`Not a plain SQL alias: ${options.member}`);
  switch (audience.op) {
    case 'all':
      return 'true';
    case 'milestone':
      return `exists (select 1 from milestone where ${ofMember('milestone', audience.name, options)})`;
    case 'fact':
      return `exists (select 1 from member_fact where ${ofMember('member_fact', audience.name, options)} and ${factSql(audience, options)})`;
    case 'not':
      return `not ${audienceToSql(audience.of, options)}`;
    case 'and':
      return audience.of.length === 0 ? 'true' : `(${audience.of.map((part) => audienceToSql(part, options)).join(' and ')})`;
    case 'or':
      return audience.of.length === 0 ? 'false' : `(${audience.of.map((part) => audienceToSql(part, options)).join(' or ')})`;
  }
}

function ofMember(table: string, name: string, { member, param }: AudienceSqlOptions): string {
  return `${table}.workspace_id = ${member}.workspace_id and ${table}.member_id = ${member}.member_id and ${table}.name = ${param(name)}::text`;
}

/**
 * JSON compares text with text and number with number exactly, as `===` does. The type is asked for in a CASE because SQL may evaluate the
 * sides of AND in any order, and casting JSON text to a number is an error.
 */
function factSql({ compare, value }: FactCondition, { param }: AudienceSqlOptions): string {
  const sayable = `jsonb_typeof(member_fact.value) in ('string', 'number')`;
  if (compare === 'known') return sayable;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return 'false';
  if (compare === '=') return `member_fact.value = ${param(JSON.stringify(value))}::jsonb`;
  if (compare === '!=') return `(${sayable} and member_fact.value <> ${param(JSON.stringify(value))}::jsonb)`;
  if (typeof value !== 'number') return 'false';
  return `case when jsonb_typeof(member_fact.value) = 'number' then member_fact.value::numeric ${compare} ${param(JSON.stringify(value))}::numeric else false end`;
}

import type { Audience } from '../script.ts';

/** What is known of one member when an audience is decided. */
export interface AudienceMember {
  readonly milestones: ReadonlySet<string>;
  readonly facts: Readonly<Record<string, string | number>>;
}

type FactCondition = Extract<Audience, { readonly op: 'fact' }>;

/**
 * The audience as a function of one member; holds exactly where `audienceToSql` is true. There is no third truth value: a comparison with a
 * fact nobody recorded does not hold, and `not` turns that into holding.
 */
export function audiencePredicate(audience: Audience): (member: AudienceMember) => boolean {
  switch (audience.op) {
    case 'all':
      return () => true;
    case 'milestone':
      return (member) => member.milestones.has(audience.name);
    case 'fact':
      return (member) => factHolds(audience, member);
    case 'not': {
      const of = audiencePredicate(audience.of);
      return (member) => !of(member);
    }
    case 'and': {
      const all = audience.of.map(audiencePredicate);
      return (member) => all.every((holds) => holds(member));
    }
    case 'or': {
      const any = audience.of.map(audiencePredicate);
      return (member) => any.some((holds) => holds(member));
    }
  }
}

/** The recorded value of a fact, or null. */
export function factOf(name: string, member: AudienceMember): string | number | null {
  return Object.hasOwn(member.facts, name) ? (member.facts[name] ?? null) : null;
}

function factHolds({ name, compare, value }: FactCondition, member: AudienceMember): boolean {
  const known = factOf(name, member);
  if (known === null) return false;
  if (compare === 'known') return true;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return false;
  if (compare === '=') return known === value;
  if (compare === '!=') return known !== value;
  if (typeof known !== 'number' || typeof value !== 'number') return false;
  if (compare === '<') return known < value;
  if (compare === '<=') return known <= value;
  if (compare === '>') return known > value;
  return known >= value;
}

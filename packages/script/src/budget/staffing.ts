import type { RoleName } from '../script.ts';

/** Somebody who plays a role in some of the groups. */
export interface Duty {
  readonly role: RoleName;
  /** who: the same person may play several roles */
  readonly person: string;
  /** who stands by; null = nobody; not given = not known, and not judged */
  readonly deputy?: string | null;
  /** the groups, counted from 0 */
  readonly groups: readonly number[];
}

/** Who works a campaign, and how large it is. */
export interface Staffing {
  readonly groups: number;
  /** members in each group; null = not known: private messages by hand and the members each assistant has are then not judged */
  readonly membersPerGroup: number | null;
  readonly duties: readonly Duty[];
  /** by how many minutes each group's moves come later than the script says; not given = none */
  readonly offsets?: readonly number[];
}

export interface HeadCount {
  readonly groups: number;
  readonly membersPerGroup: number | null;
  /** how many people play each role; a role that is not named is played by one */
  readonly people: Readonly<Partial<Record<RoleName, number>>>;
  /** roles somebody has to play */
  readonly roles: readonly RoleName[];
  /** how many of each role's people have a deputy; null = not known */
  readonly deputies: number | null;
  /** what to call the Nth person of a role, counted from 1 */
  readonly nameOf: (role: RoleName, number: number) => string;
}

/**
 * Staffing by numbers alone: each role's people share the groups evenly, neighbouring groups to one person; more people than groups share the groups,
 * and the private messages in them.
 */
export function evenStaffing({ groups, membersPerGroup, people, roles, deputies, nameOf }: HeadCount): Staffing {
  const duties = [...new Set(roles)].flatMap((role) => {
    const count = Math.max(1, people[role] ?? 1);
    return Array.from({ length: count }, (_, index): Duty => {
      const first = Math.floor((index * groups) / count);
      const last = Math.floor(((index + 1) * groups) / count);
      const held = last > first ? Array.from({ length: last - first }, (_none, held) => first + held) : [first];
      const deputy = deputies === null ? undefined : index < deputies ? `${nameOf(role, index + 1)}+` : null;
      return { role, person: nameOf(role, index + 1), groups: held, ...(deputy === undefined ? {} : { deputy }) };
    });
  });
  return { groups, membersPerGroup, duties };
}

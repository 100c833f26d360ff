import type { RoleName } from '@kuaishan/script';

/** Who stands in for a role first: they know the same room. */
const standIns: Readonly<Record<RoleName, readonly RoleName[]>> = {
  host: ['assistant', 'consultant', 'teacher'],
  assistant: ['host', 'consultant', 'teacher'],
  consultant: ['host', 'assistant', 'teacher'],
  teacher: ['host', 'assistant', 'consultant'],
  ambassador: ['assistant', 'host', 'consultant'],
};

/**
 * A colleague who could take over a role: who plays the nearest role in the same room, else the first other person of the staff; null when the
 * workspace has nobody else.
 * @param o.cast who plays what in the room
 * @param o.staff everybody who works here, in order of preference
 */
export function proposeDeputy(o: {
  role: RoleName;
  staffId: string;
  cast: ReadonlyMap<RoleName, string>;
  staff: readonly string[];
}): string | null {
  const others = [...standIns[o.role].map((role) => o.cast.get(role)), ...o.staff];
  return others.find((staffId) => staffId !== undefined && staffId !== o.staffId && o.staff.includes(staffId)) ?? null;
}

/** A cast as a script and the staff's names suggest it. */
export interface ProposedCasting {
  readonly role: RoleName;
  /** null = nobody has the name the script gives */
  readonly staffId: string | null;
  readonly deputyStaffId: string | null;
}

/** Who could play what: a role goes to who has the name the script gives it, its deputy is proposed from the others. */
export function proposeCast(o: {
  roles: readonly RoleName[];
  names: Readonly<Partial<Record<RoleName, string>>>;
  staff: readonly { readonly staffId: string; readonly displayName: string }[];
}): readonly ProposedCasting[] {
  const byName = new Map(o.staff.map((one) => [plain(one.displayName), one.staffId]));
  const cast = new Map<RoleName, string>();
  for (const role of o.roles) {
    const staffId = byName.get(plain(o.names[role] ?? ''));
    if (staffId !== undefined) cast.set(role, staffId);
  }
  const staff = o.staff.map((one) => one.staffId);
  return o.roles.map((role) => {
    const staffId = cast.get(role) ?? null;
    return { role, staffId, deputyStaffId: staffId === null ? null : proposeDeputy({ role, staffId, cast, staff }) };
  });
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

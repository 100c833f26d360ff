import type { RoleName, Staffing } from '@kuaishan/script';
import { evenStaffing } from '@kuaishan/script/screens';
import { useCallback, useMemo } from 'react';
import { useDraft } from '../ui/use-draft.ts';

/** How many groups, members and people of each role; null = not said. */
export interface StaffNumbers {
  readonly groups: number | null;
  readonly members: number | null;
  readonly people: Readonly<Partial<Record<RoleName, number>>>;
}

const none: StaffNumbers = { groups: null, members: null, people: {} };

/** The numbers somebody last filled in, kept on this device: a team's size is the same for the next script. */
export function useStaffNumbers(): readonly [StaffNumbers, (change: Partial<StaffNumbers>) => void] {
  const [draft, setDraft] = useDraft('budget.staff');
  const numbers = useMemo(() => read(draft), [draft]);
  const change = useCallback((changed: Partial<StaffNumbers>) => setDraft(JSON.stringify({ ...numbers, ...changed })), [numbers, setDraft]);
  return [numbers, change];
}

function read(draft: string): StaffNumbers {
  if (draft === '') return none;
  try {
    return { ...none, ...(JSON.parse(draft) as Partial<StaffNumbers>) };
  } catch {
    return none;
  }
}

/** People shared evenly over the groups; null while nobody said how many groups. */
export function staffingOf(
  { groups, members, people }: StaffNumbers,
  o: { roles: readonly RoleName[]; wordOf: (role: RoleName) => string },
): Staffing | null {
  if (groups === null || groups < 1) return null;
  return evenStaffing({
    ...{ groups, membersPerGroup: members, people, roles: o.roles, deputies: null },
    nameOf: (role, number) => ((people[role] ?? 1) === 1 ? o.wordOf(role) : `${o.wordOf(role)} ${number}`),
  });
}

import type { StaffName } from '../api/message.ts';
import { useReader } from './reader.ts';
import { StaffBadge } from './staff-badge.tsx';

/** Who works here, each with their badge. */
export function StaffList({ staff }: { readonly staff: readonly StaffName[] }) {
  const { words } = useReader();
  if (staff.length === 0) return null;
  return (
    <section class="staff">
      <h2 class="small-title">{words.staffTitle}</h2>
      <ul class="staff-list">
        {staff.map((person) => (
          <li key={`${person.role} ${person.displayName}`}>
            <StaffBadge role={person.role} />
            <span class="name">{person.displayName}</span>
          </li>
        ))}
      </ul>
      <p class="note">{words.staffNote}</p>
    </section>
  );
}

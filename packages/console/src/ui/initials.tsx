import { initialsOf } from './initials-of.ts';

/** A person of the staff as their initials in a ring; the name is beside it or in its title. */
export function Initials({ name }: { name: string }) {
  return (
    <span className="initials" title={name} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

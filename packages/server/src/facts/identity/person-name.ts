import { DomainError } from '../../platform/errors.ts';
import { checkPersonName, nameMaxCharacters } from './domain/person-name.ts';

/**
 * A person's name as it is kept.
 * @throws DomainError `name_unusable`
 */
export function personName(given: string): string {
  const checked = checkPersonName(given);
  if (!checked.ok) throw new DomainError('name_unusable', { reason: checked.reason, maxCharacters: nameMaxCharacters });
  return checked.name;
}

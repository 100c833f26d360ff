import { DomainError } from '../../platform/errors.ts';
import { checkName, nameMaxCharacters } from './domain/check-name.ts';

/**
 * A person's name as it is kept; `maxCharacters` for names of things, which may be longer.
 * @throws DomainError `name_unusable`
 */
export function personName(given: string, maxCharacters: number = nameMaxCharacters): string {
  const checked = checkName(given, maxCharacters);
  if (!checked.ok) throw new DomainError('name_unusable', { reason: checked.reason, maxCharacters });
  return checked.name;
}

import type { RoleName } from '@kuaishan/script';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../i18n/vocabulary.ts';
import type { StaffNumbers } from './use-staff-numbers.ts';

/** As many as one campaign may open; as large as a WeCom room may be; more people of a role than any campaign on record. */
const most = { groups: 500, members: 500, people: 500 } as const;

interface StaffingFieldsProps {
  readonly numbers: StaffNumbers;
  readonly roles: readonly RoleName[];
  readonly onChange: (change: Partial<StaffNumbers>) => void;
}

/** How many groups, how many members in each, how many people of each role. */
export function StaffingFields({ numbers, roles, onChange }: StaffingFieldsProps) {
  const { t } = useTranslation('budget');
  const word = useVocabulary();
  const { groups, members, people } = numbers;
  return (
    <>
      <NumberField label={t('groups')} value={groups} most={most.groups} onChange={(value) => onChange({ groups: value })} />
      <NumberField
        label={t('members')}
        help={t('membersHelp')}
        value={members}
        most={most.members}
        onChange={(value) => onChange({ members: value })}
      />
      {groups === null
        ? null
        : roles.map((role) => (
            <NumberField
              key={role}
              label={t('people', { role: word('roles', role) })}
              value={people[role] ?? null}
              most={most.people}
              onChange={(value) => onChange({ people: withPeople(people, role, value) })}
            />
          ))}
    </>
  );
}

function withPeople(people: StaffNumbers['people'], role: RoleName, value: number | null): StaffNumbers['people'] {
  const { [role]: _before, ...others } = people;
  return value === null ? others : { ...others, [role]: value };
}

/** A whole number of at least one and at most `most`. */
function within(value: number, most: number): number {
  return Math.min(Math.max(1, Math.round(value)), most);
}

interface NumberFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: number | null;
  readonly most: number;
  readonly onChange: (value: number | null) => void;
}

function NumberField({ label, help, value, most: max, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <div className="budget-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        className="plain-field"
        min={1}
        max={max}
        step={1}
        value={value ?? ''}
        onChange={({ target: { valueAsNumber } }) => onChange(Number.isNaN(valueAsNumber) ? null : within(valueAsNumber, max))}
        {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
      />
      {help === undefined ? null : (
        <span id={`${id}-help`} className="quiet small">
          {help}
        </span>
      )}
    </div>
  );
}

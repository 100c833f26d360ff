import type { RoleName } from '@kuaishan/script';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { Field } from '../../ui/field.tsx';
import { AddStaff } from '../staff/add-staff.tsx';
import type { Opening } from './opening.ts';

interface CastPartProps {
  readonly opening: Opening;
  readonly roles: readonly RoleName[];
  readonly staff: readonly Staff[];
  /** roles to mark as missing */
  readonly wrong: readonly RoleName[];
  readonly onChange: (change: Partial<Opening>) => void;
}

/** Who plays each role, and who stands in. */
export function CastPart({ opening, roles, staff, wrong, onChange }: CastPartProps) {
  const { t } = useTranslation('open');
  const [adding, setAdding] = useState(false);
  const people = staff.map((one) => ({ value: one.staffId, label: one.displayName }));
  return (
    <fieldset className="part opening-part">
      <legend>{t('cast')}</legend>
      <div>
        <p className="field-help">{t('castHelp')}</p>
        {roles.map((role) => (
          <RoleRow key={role} role={role} opening={opening} people={people} wrong={wrong.includes(role)} onChange={onChange} />
        ))}
        {adding ? <AddStaff onClose={() => setAdding(false)} /> : <Button onClick={() => setAdding(true)}>{t('addStaff')}</Button>}
      </div>
    </fieldset>
  );
}

interface RoleRowProps {
  readonly role: RoleName;
  readonly opening: Opening;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly wrong: boolean;
  readonly onChange: (change: Partial<Opening>) => void;
}

function RoleRow({ role, opening, people, wrong, onChange }: RoleRowProps) {
  const { t } = useTranslation('open');
  const word = useVocabulary();
  const casting = opening.cast[role] ?? { staffId: null };
  const set = (change: Partial<typeof casting>) => onChange({ cast: { ...opening.cast, [role]: { ...casting, ...change } } });
  return (
    <div className="side-by-side role-row">
      <Field label={`${word('roles', role)} · ${t('who')}`} wrong={wrong ? t('needsPerson') : null}>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            status={wrong ? 'error' : ''}
            value={casting.staffId}
            onChange={(staffId: string) => set({ staffId })}
            options={[...people]}
            placeholder={t('who')}
          />
        )}
      </Field>
      <Field label={t('deputy')}>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={casting.deputyStaffId ?? null}
            onChange={(deputyStaffId: string | undefined) => set({ deputyStaffId: deputyStaffId ?? null })}
            options={people.filter((person) => person.value !== casting.staffId)}
            placeholder={casting.deputyStaffId === undefined && people.length > 1 ? t('deputyProposed') : t('noDeputy')}
          />
        )}
      </Field>
    </div>
  );
}

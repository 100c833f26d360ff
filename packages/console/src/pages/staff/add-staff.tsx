import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inviteStaff, staffQuery } from '../../api/staff.ts';
import type { Permission } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { InviteLink } from './invite-link.tsx';
import './words.ts';
import './staff.css';

/** Adds a person to the staff and shows the link that lets them in, where one happens to need it. Not a form: it stands inside one. */
export function AddStaff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('staff');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [permission, setPermission] = useState<Permission>('assistant');
  const add = useMutation({
    mutationFn: () => inviteStaff({ displayName: name.trim(), permission }),
    onSuccess: () => queries.invalidateQueries({ queryKey: staffQuery.queryKey }),
  });
  if (add.data !== undefined) {
    const another = () => {
      setName('');
      add.reset();
    };
    return (
      <div className="add-staff">
        <InviteLink name={add.data.displayName} link={add.data.inviteLink} />
        <p className="add-staff-acts">
          <Button onClick={another}>{t('another')}</Button>
          <Button type="text" onClick={onClose}>
            {common('do.close')}
          </Button>
        </p>
      </div>
    );
  }
  const submit = () => {
    if (name.trim() !== '') add.mutate();
  };
  return (
    <section className="add-staff" aria-label={t('add')}>
      <div className="side-by-side">
        <Field label={t('name')}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              value={name}
              maxLength={60}
              placeholder={t('namePlaceholder')}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={(event) => {
                event.preventDefault();
                submit();
              }}
            />
          )}
        </Field>
        <Field label={t('permission')}>
          {({ id }) => (
            <Select<Permission>
              id={id}
              value={permission}
              onChange={setPermission}
              popupMatchSelectWidth={false}
              options={[
                { value: 'assistant', label: t('assistantCan') },
                { value: 'operator', label: t('operatorCan') },
              ]}
            />
          )}
        </Field>
      </div>
      <ProblemNote error={add.error} />
      <p className="add-staff-acts">
        <Button type="primary" loading={add.isPending} disabled={name.trim() === ''} onClick={submit}>
          {t('addDo')}
        </Button>
        <Button type="text" onClick={onClose}>
          {common('do.cancel')}
        </Button>
      </p>
    </section>
  );
}

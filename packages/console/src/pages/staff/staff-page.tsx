import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renewInvite, staffQuery } from '../../api/staff.ts';
import type { Staff } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Initials } from '../../ui/initials.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { AddStaff } from './add-staff.tsx';
import { InviteLink } from './invite-link.tsx';
import './words.ts';
import './staff.css';

/** Who works here, and who has not come in yet? */
export function StaffPage() {
  const { t } = useTranslation('staff');
  const { data, error, refetch } = useQuery(staffQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      tab={t('tab')}
      title={data === undefined ? t('tab') : t('title', { count: data.items.length })}
      lead={t('lead')}
      actions={
        adding ? undefined : (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {adding ? <AddStaff onClose={() => setAdding(false)} /> : null}
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <BlankRows rows={5} height={52} /> : null : <StaffTable staff={data.items} />}
    </Page>
  );
}

function StaffTable({ staff }: { staff: readonly Staff[] }) {
  const { t } = useTranslation('staff');
  const { t: common } = useTranslation('common');
  const me = useMe();
  return (
    <table className="print-table staff-table">
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.permission')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">
            <span className="unseen">{t('newLink')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {staff.map((one) => (
          <tr key={one.staffId}>
            <th scope="row">
              <span className="staff-name">
                <Initials name={one.displayName} />
                <span className="one-line">
                  {one.displayName}
                  {one.staffId === me.staffId ? <span className="quiet"> ({t('me')})</span> : null}
                </span>
              </span>
            </th>
            <td>{common(`permission.${one.permission}`)}</td>
            <td>
              <StateMark sign={one.signedUp ? 'done' : 'next'} words={one.signedUp ? t('in') : t('invited')} />
            </td>
            <td className="staff-act">{one.signedUp ? null : <NewLink staff={one} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A new invitation; the earlier one stops working. */
function NewLink({ staff }: { staff: Staff }) {
  const { t } = useTranslation('staff');
  const renew = useMutation({ mutationFn: () => renewInvite(staff.staffId) });
  return (
    <>
      <Button size="small" loading={renew.isPending} onClick={() => renew.mutate()}>
        {t('newLink')}
        <span className="unseen"> {staff.displayName}</span>
      </Button>
      <ProblemNote error={renew.error} />
      {renew.data === undefined ? null : (
        <Dialog title={t('newLink')} onClose={() => renew.reset()}>
          <InviteLink name={staff.displayName} link={renew.data.inviteLink} />
        </Dialog>
      )}
    </>
  );
}

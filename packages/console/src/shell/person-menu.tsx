import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.ts';
import { closeConnection } from '../realtime/connection.ts';
import { type Appearance, chooseAppearance, useAppearance } from '../theme/appearance.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Initials } from '../ui/initials.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useMe } from './use-me.ts';

/** Who I am here, how the page looks, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('common');
  const me = useMe();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="plain person" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Initials name={me.displayName} />
        <span className="one-line person-name">{me.displayName}</span>
      </button>
      {open ? (
        <Dialog title={me.displayName} onClose={() => setOpen(false)}>
          <p className="quiet">
            {me.workspace.name} · {t(`permission.${me.permission}`)}
          </p>
          <AppearanceChoice />
          <SignOut />
        </Dialog>
      ) : null}
    </>
  );
}

function AppearanceChoice() {
  const { t } = useTranslation('common');
  const { chosen } = useAppearance();
  return (
    <div className="choice">
      <h3>{t('person.appearance')}</h3>
      <Segmented<Appearance>
        block
        value={chosen}
        onChange={chooseAppearance}
        options={[
          { value: 'system', label: t('person.system') },
          { value: 'light', label: t('person.light') },
          { value: 'dark', label: t('person.dark') },
        ]}
      />
    </div>
  );
}

function SignOut() {
  const { t } = useTranslation('common');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const leave = async () => {
    try {
      await signOut();
      closeConnection();
      queries.clear();
      await navigate({ to: '/sign-in' });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <ProblemNote error={error} />
      <Button block onClick={() => void leave()}>
        {t('person.signOut')}
      </Button>
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, UpgradeHistory } from '../../api/types.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { UpgradeForm } from './upgrade-form.tsx';

/** What was upgraded so far, and taking the last of it back. */
export function UpgradeHistoryPart({ campaign, history }: { campaign: Campaign; history: UpgradeHistory }) {
  const { t, i18n } = useTranslation('upgrade');
  const [undoing, setUndoing] = useState<string | null>(null);
  if (history.items.length === 0) return null;
  const when = (at: string) => `${dateOf(at, { zone: campaign.zone, locale: i18n.language })} ${timeOf(at, campaign.zone)}`;
  return (
    <section className="upgrade-part">
      <h2>{t('history')}</h2>
      <ul className="upgrade-history">
        {history.items.map((item) => (
          <li key={item.upgradeId}>
            <span>
              {item.number === null
                ? t('undid', { at: when(item.at), by: item.by, count: item.groups })
                : t('went', { at: when(item.at), by: item.by, number: item.number, count: item.groups })}
            </span>
            {item.undoable > 0 && item.undoOf === null ? (
              <Button onClick={() => setUndoing(item.upgradeId)}>{t('undo', { count: item.undoable })}</Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing === null ? null : (
        <Dialog title={t('undoTitle')} onClose={() => setUndoing(null)}>
          <p>{t('undoLead')}</p>
          <UpgradeForm campaign={campaign} asking={{ kind: 'undo', upgradeId: undoing }} onDone={() => setUndoing(null)} />
        </Dialog>
      )}
    </section>
  );
}

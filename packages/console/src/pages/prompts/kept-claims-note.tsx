import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClaimOutbox } from '../../claims/use-claim-outbox.ts';
import { Sign } from '../../ui/sign.tsx';

/** What this device has yet to tell the server, and what the server would not take. */
export function KeptClaimsNote() {
  const { t } = useTranslation('prompts');
  const { outbox, state } = useClaimOutbox();
  const { kept, refused } = state;
  return (
    <>
      <div role="status">
        {kept.length === 0 ? null : (
          <details className="kept-claims">
            <summary>
              <Sign name="hand" /> {t('kept.waits', { count: kept.length })}
            </summary>
            <ul>
              {kept.map((one) => (
                <li key={one.deliveryId}>
                  <span>
                    {one.title} · {one.where}
                  </span>
                  <Button size="small" onClick={() => outbox.drop(one.deliveryId)}>
                    {t('kept.drop')}
                    <span className="unseen">
                      {' '}
                      {one.title} {one.where}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {refused.length === 0 ? null : (
        <section className="spoiled" role="alert">
          <h2>
            <Sign name="failed" /> {t('kept.refused', { count: refused.length })}
          </h2>
          <ul>
            {refused.map((one) => (
              <li key={one.deliveryId}>{t('spoiled.line', { title: one.title, where: one.where, why: one.message })}</li>
            ))}
          </ul>
          <Button onClick={outbox.dismissRefused}>{t('spoiled.understood')}</Button>
        </section>
      )}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { OrderCheck } from '../../api/types.ts';

/** Lines that did not go in, and orders without a phone: each with its place in the person's own file. */
export function LineLists({ of }: { of: Pick<OrderCheck, 'refused' | 'withoutPhone' | 'counts'> }) {
  const { t } = useTranslation('orders');
  const { counts, refused, withoutPhone } = of;
  // an order that had a phone before keeps its buyer, yet its line has none now
  const unknown = Math.max(counts.withoutPhone, withoutPhone.length);
  return (
    <>
      {refused.length === 0 ? null : (
        <Lines
          title={t('refusedTitle', { count: counts.refused })}
          rows={refused.map(({ place, why }) => ({ place, number: '', why }))}
          left={counts.refused - refused.length}
        />
      )}
      {withoutPhone.length === 0 ? null : (
        <Lines title={t('withoutPhoneTitle', { count: unknown })} rows={withoutPhone} left={unknown - withoutPhone.length} />
      )}
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly rows: readonly { readonly place: string; readonly number: string; readonly why: string }[];
  readonly left: number;
}

function Lines({ title, rows, left }: LinesProps) {
  const { t } = useTranslation('orders');
  return (
    <section className="part orders-lines">
      <h2>{title}</h2>
      <ul>
        {rows.map(({ place, number, why }) => (
          <li key={`${place} ${number}`}>
            <span className="mono">{place}</span>
            {number === '' ? null : <span className="mono">{number}</span>}
            <span>{why}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="quiet">{t('more', { count: left })}</p> : null}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { importsQuery } from '../../api/orders.ts';
import type { OrderImport } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** Who imported what, when, and what it did. */
export function PastImports() {
  const { t } = useTranslation('orders');
  const { data, error, refetch } = useQuery(importsQuery);
  return (
    <section className="part">
      <h2>{t('past')}</h2>
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 ? <p className="quiet">{t('pastEmpty')}</p> : null}
      {data === undefined || data.items.length === 0 ? null : (
        <ul className="orders-past">
          {data.items.map((one) => (
            <Row key={one.importId} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ one }: { one: OrderImport }) {
  const { t, i18n } = useTranslation('orders');
  const { zone } = useMe().workspace;
  const { counts } = one;
  return (
    <li>
      <span className="orders-file">
        {one.fileName}
        <span className="quiet small">
          {one.shop} · {one.kind === 'bait' ? t('bait') : t('main')}
        </span>
      </span>
      <span>{t('effectWords', { added: counts.new, changed: counts.changed, unchanged: counts.unchanged })}</span>
      <span className="quiet">
        {one.importedBy ?? t('byCommand')} · {dateOf(one.importedAt, { zone, locale: i18n.language })} {timeOf(one.importedAt, zone)}
      </span>
    </li>
  );
}

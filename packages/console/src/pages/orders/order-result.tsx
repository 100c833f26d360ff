import { useTranslation } from 'react-i18next';
import type { OrderImported } from '../../api/types.ts';
import { CountList } from './count-list.tsx';
import { LineLists } from './line-lists.tsx';

/** What the import did. */
export function OrderResult({ result }: { result: OrderImported }) {
  const { t } = useTranslation('orders');
  return (
    <>
      <section className="part orders-result">
        <h2>{t('counts')}</h2>
        <CountList counts={result.counts} />
      </section>
      <LineLists of={result} />
    </>
  );
}

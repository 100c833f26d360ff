import { useTranslation } from 'react-i18next';
import type { OrderCounts } from '../../api/types.ts';

const names = ['lines', 'merged', 'refused', 'orders', 'new', 'changed', 'unchanged', 'withoutPhone'] as const;

/** What an import does, in numbers: lines become orders, orders are new, changed or as they were. */
export function CountList({ counts }: { counts: OrderCounts }) {
  const { t, i18n } = useTranslation('orders');
  return (
    <dl className="orders-counts">
      {names.map((name) => (
        <div key={name} className={name === 'refused' && counts.refused > 0 ? 'orders-wrong' : undefined}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{counts[name].toLocaleString(i18n.language)}</dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslation } from 'react-i18next';
import type { OrderCheck } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { moneyWords } from './money.ts';

/** The first orders as they would be kept; phones masked. */
export function OrderPreview({ check }: { check: OrderCheck }) {
  const { t, i18n } = useTranslation('orders');
  const { zone } = useMe().workspace;
  const money = (amount: { amountMinor: number; currency: string }) => moneyWords(amount, i18n.language);
  return (
    <section className="part">
      <h2>{t('preview')}</h2>
      <ul className="orders-preview">
        {check.preview.map((order) => (
          <li key={order.number}>
            <span className="mono">{order.number}</span>
            <span>{order.products.join('、')}</span>
            <span>
              {money(order.paid)}
              {order.refunded.amountMinor === 0 ? null : <span className="quiet"> {t('refunded', { amount: money(order.refunded) })}</span>}
            </span>
            <span>{order.stateWritten === '' ? t(`states.${order.state}`) : order.stateWritten}</span>
            <span>
              {order.name} {order.phone ?? <span className="state-late">{t('noPhone')}</span>}
            </span>
            <span className="quiet">
              {order.orderedAt === null
                ? ''
                : `${dateOf(order.orderedAt, { zone, locale: i18n.language })} ${timeOf(order.orderedAt, zone)}`}{' '}
              {order.source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { withoutPhoneQuery } from '../../api/orders.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { moneyWords } from './money.ts';

/** Orders nobody can be found for yet. Nothing is shown while there are none. */
export function WithoutPhone() {
  const { t, i18n } = useTranslation('orders');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(withoutPhoneQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (error === null && items.length === 0) return null;
  return (
    <section className="part">
      <h2>
        {t('missing')} {data === undefined ? '' : `(${data.pages[0]?.total ?? 0})`}
      </h2>
      <p className="quiet">{t('missingLead')}</p>
      <ProblemNote error={error} onRetry={() => void refetch()} />
      <ul className="orders-past">
        {items.map((order) => (
          <li key={order.orderId}>
            <span className="orders-file">
              <span className="mono">{order.number}</span>
              <span className="quiet small">
                {order.shop} · {t(`problems.${order.problem}`)}
              </span>
            </span>
            <span>
              {order.products.join('、')} {moneyWords(order.paid, i18n.language)}
            </span>
            <span className="quiet">{order.source}</span>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('showMore')}
        </Button>
      ) : null}
    </section>
  );
}

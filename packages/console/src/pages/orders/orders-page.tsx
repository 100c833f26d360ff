import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkOrders, importOrders, type OrderUpload } from '../../api/orders.ts';
import type { OrderCheck } from '../../api/types.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { OrderCheckPart } from './order-check-part.tsx';
import { OrderResult } from './order-result.tsx';
import { OrdersSoFar } from './orders-so-far.tsx';
import './words.ts';
import './orders.css';

const kinds = '.csv,.tsv,.txt,.xlsx';

/** What did my shop sell, and does it know the buyers? */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const queries = useQueryClient();
  const [upload, setUpload] = useState<OrderUpload | null>(null);
  const check = useMutation({ mutationFn: checkOrders });
  const done = useMutation({
    mutationFn: importOrders,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['orders'] }),
  });
  const read = (next: OrderUpload) => {
    done.reset();
    setUpload(next);
    check.mutate(next);
  };
  const forget = () => {
    setUpload(null);
    check.reset();
    done.reset();
  };
  const another =
    upload === null ? undefined : (
      <button type="button" className="text-button" onClick={forget}>
        {t('another')}
      </button>
    );
  const above = another === undefined ? undefined : <p className="kicker">{another}</p>;
  if (upload !== null && done.data !== undefined) {
    const { counts } = done.data;
    const changed = counts.new + counts.changed > 0;
    return (
      <Page tab={t('tab')} title={changed ? t('done', { added: counts.new, changed: counts.changed }) : t('doneNothing')} above={above}>
        <OrderResult result={done.data} />
        <OrdersSoFar />
      </Page>
    );
  }
  if (upload !== null && check.data !== undefined && check.data.findings.length === 0) {
    return (
      <Page tab={t('tab')} title={t('willDo', { name: check.data.fileName, orders: check.data.counts.orders })} above={above}>
        <ProblemNote error={check.error ?? done.error} />
        <OrderCheckPart
          check={check.data}
          busy={check.isPending}
          importing={done.isPending}
          onChange={(change) => read({ ...settled(upload, check.data), ...change })}
          onConfirm={() => done.mutate(settled(upload, check.data))}
        />
      </Page>
    );
  }
  return (
    <Page tab={t('tab')} title={t('title')} lead={t('lead')}>
      <ProblemNote error={check.error} />
      {check.data === undefined ? null : <NotRead check={check.data} />}
      {check.isPending ? (
        <>
          <p className="reading-file" role="status">
            {t('reading', { name: upload?.file.name ?? '' })}
          </p>
          <BlankRows rows={5} height={40} />
        </>
      ) : (
        <>
          <FileDrop
            words={{ drop: t('drop'), dropNow: t('dropNow'), kinds: t('kinds'), choose: t('choose') }}
            accept={kinds}
            onFile={(file) => read({ file, shop: null, kind: null, mapping: null })}
          />
          <OrdersSoFar />
        </>
      )}
    </Page>
  );
}

/** What is shown is what is meant: the shop, the kind and the columns as the person sees them. */
function settled({ file }: OrderUpload, check: OrderCheck): OrderUpload {
  return { file, shop: check.shop, kind: check.kind, mapping: check.columns.map(({ field }) => field) };
}

function NotRead({ check }: { check: OrderCheck }) {
  const { t } = useTranslation('orders');
  if (check.findings.length === 0) return null;
  return (
    <section className="orders-not-read" role="alert">
      <h2>{t('notRead', { name: check.fileName })}</h2>
      {check.findings.map(({ rule, why, todo, place }) => (
        <p key={`${rule} ${place}`}>
          <span className="mono small">{place}</span> {why} {todo}
        </p>
      ))}
    </section>
  );
}

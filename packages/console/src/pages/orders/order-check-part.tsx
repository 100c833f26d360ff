import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderUpload } from '../../api/orders.ts';
import type { OrderCheck } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import { ColumnTable } from './column-table.tsx';
import { CountList } from './count-list.tsx';
import { LineLists } from './line-lists.tsx';
import { OrderPreview } from './order-preview.tsx';

interface OrderCheckPartProps {
  readonly check: OrderCheck;
  readonly busy: boolean;
  readonly importing: boolean;
  readonly onChange: (change: Partial<Pick<OrderUpload, 'shop' | 'kind' | 'mapping'>>) => void;
  readonly onConfirm: () => void;
}

/** What a file holds and what importing it would do, before anything is written. */
export function OrderCheckPart({ check, busy, importing, onChange, onConfirm }: OrderCheckPartProps) {
  const { t } = useTranslation('orders');
  const [shop, setShop] = useState(check.shop);
  const { counts, mappedBy } = check;
  const changes = counts.new + counts.changed;
  const by = { memory: t('byMemory'), proposal: t('byProposal'), request: t('byRequest') }[mappedBy];
  const sayShop = () => {
    if (shop.trim() !== '' && shop.trim() !== check.shop) onChange({ shop: shop.trim() });
  };
  return (
    <div className="orders-check" aria-busy={busy}>
      <div className="orders-main">
        <section className="part">
          <h2>{t('columns')}</h2>
          <p className="quiet">{by}</p>
          {check.ok ? null : (
            <p className="state-failed" role="alert">
              {t('needsNumber')}
            </p>
          )}
          <ColumnTable check={check} onMapping={(mapping) => onChange({ mapping })} />
        </section>
        {check.preview.length === 0 ? null : <OrderPreview check={check} />}
      </div>
      <div className="orders-aside">
        <Field label={t('shop')} help={t('shopHelp')}>
          {(field) => (
            <Input
              {...field}
              value={shop}
              maxLength={60}
              onChange={(event) => setShop(event.target.value)}
              onBlur={sayShop}
              onPressEnter={sayShop}
            />
          )}
        </Field>
        <div className="field">
          <span className="field-label" id="orders-kind">
            {t('kind')}
          </span>
          <Radio.Group
            aria-labelledby="orders-kind"
            value={check.kind}
            onChange={(event) => onChange({ kind: event.target.value === 'main' ? 'main' : 'bait' })}
            options={[
              { value: 'bait', label: t('bait') },
              { value: 'main', label: t('main') },
            ]}
          />
        </div>
        <CountList counts={counts} />
        <Button type="primary" size="large" block disabled={!check.ok || busy} loading={importing} onClick={onConfirm}>
          {changes === 0 ? t('confirmNothing') : t('confirm', { changes })}
        </Button>
      </div>
      <LineLists of={check} />
    </div>
  );
}

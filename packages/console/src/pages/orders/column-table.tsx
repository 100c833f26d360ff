import { useTranslation } from 'react-i18next';
import type { OrderCheck, OrderField } from '../../api/types.ts';

interface ColumnTableProps {
  readonly check: OrderCheck;
  readonly onMapping: (mapping: readonly (OrderField | null)[]) => void;
}

/** What each column of the file is read as; a field that is given to another column leaves the one it had. */
export function ColumnTable({ check, onMapping }: ColumnTableProps) {
  const { t } = useTranslation('orders');
  const choose = (at: number, field: OrderField | null) =>
    onMapping(
      check.columns.map((column, index) => (index === at ? field : field !== null && column.field === field ? null : column.field)),
    );
  return (
    <table className="print-table orders-columns">
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('samples')}</th>
          <th scope="col">{t('holds')}</th>
        </tr>
      </thead>
      <tbody>
        {check.columns.map(({ heading, samples, field }, index) => {
          const name = heading === '' ? t('noHeading', { number: index + 1 }) : heading;
          return (
            // a column has no name of its own but its place
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index} className={field === null ? 'orders-ignored' : undefined}>
              <th scope="row">{name}</th>
              <td className="orders-samples">{samples.join(' · ')}</td>
              <td>
                <select
                  aria-label={`${name} ${t('holds')}`}
                  value={field ?? ''}
                  onChange={(event) => choose(index, check.fields.find((one) => one.field === event.target.value)?.field ?? null)}
                >
                  <option value="">{t('ignored')}</option>
                  {check.fields.map((one) => (
                    <option key={one.field} value={one.field}>
                      {one.label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

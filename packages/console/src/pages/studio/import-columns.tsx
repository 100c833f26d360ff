import { vocabulary } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';
import type { Check, FieldName } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';

interface ImportColumnsProps {
  readonly tables: Check['columns'];
  readonly chosen: Readonly<Record<string, FieldName | null>>;
  readonly onField: (heading: string, field: FieldName | null) => void;
}

const fields = Object.keys(vocabulary.fields) as FieldName[];

/** What each column of the file's tables was read as. */
export function ImportColumns({ tables, chosen, onField }: ImportColumnsProps) {
  const { t } = useTranslation('import');
  const word = useVocabulary();
  return tables.map((table) => (
    <table key={table.sheet} className="print-table import-table">
      <caption className={tables.length > 1 ? undefined : 'unseen'}>{table.sheet}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('holds')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map(({ column, heading, field }) => {
          const name = heading === '' ? t('noHeading', { column }) : heading;
          const now = Object.hasOwn(chosen, heading) ? (chosen[heading] ?? null) : field;
          return (
            <tr key={column}>
              <th scope="row">
                {name} <span className="quiet small mono">{column}</span>
              </th>
              <td>
                <select
                  aria-label={`${name} ${t('holds')}`}
                  value={now ?? ''}
                  disabled={heading === ''}
                  onChange={(event) => onField(heading, fields.find((one) => one === event.target.value) ?? null)}
                >
                  <option value="">{t('remarks')}</option>
                  {fields.map((one) => (
                    <option key={one} value={one}>
                      {word('fields', one)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  ));
}

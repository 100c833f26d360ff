import type { ImportMemory } from '@kuaishan/script';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionName, Check, ClassifiedRow, FieldName } from '../api/types.ts';
import { ImportColumns } from '../pages/studio/import-columns.tsx';
import { mappingsOf } from '../pages/studio/import-mappings.ts';
import { ImportRows } from '../pages/studio/import-rows.tsx';
import { useSteady } from '../ui/use-steady.ts';
import '../pages/studio/import-words.ts';
import '../pages/studio/import-part.css';

interface RowsPartProps {
  /** what the import said of the file */
  readonly first: Check;
  /** actions chosen since, by cell */
  readonly chosen: Readonly<Record<string, ActionName>>;
  /** the text has changed since, so that reading again would lose something */
  readonly edited: boolean;
  readonly onAction: (row: ClassifiedRow, action: ActionName) => void;
  readonly onReread: (memory: readonly ImportMemory[]) => void;
}

/** How the file was read: what its columns hold, what each row does and why; open where it is guessed. */
export function RowsPart({ first, chosen, edited, onAction, onReread }: RowsPartProps) {
  const { t } = useTranslation('import');
  const [columns, setColumns] = useState<Readonly<Record<string, FieldName | null>>>({});
  const choose = useSteady(onAction);
  const rows = first.table;
  const tables = first.columns.filter((table) => table.columns.length > 0);
  const unsure = rows.filter(({ confidence, cell }) => confidence === 'guess' && chosen[cell] === undefined).length;
  if (rows.length === 0 && tables.length === 0) return null;
  return (
    <section className="import-part" aria-label={t('title')}>
      {tables.length === 0 ? null : (
        <details>
          <summary>{t('columns', { count: tables.reduce((sum, table) => sum + table.columns.length, 0) })}</summary>
          <ImportColumns
            tables={tables}
            chosen={columns}
            onField={(heading, field) => setColumns((before) => ({ ...before, [heading]: field }))}
          />
          {Object.keys(columns).length === 0 ? null : (
            <p className="import-acts">
              <button type="button" className="button button-primary" onClick={() => onReread(mappingsOf(first, { columns, chosen }))}>
                {t('reread')}
              </button>
              {edited ? <span className="quiet small">{t('loses')}</span> : null}
            </p>
          )}
        </details>
      )}
      {rows.length === 0 ? null : (
        <details open={unsure > 0 || undefined}>
          <summary>
            {t('rows', { count: rows.length })}{' '}
            {unsure === 0 ? null : <span className="quiet small">{t('unsure', { count: unsure })}</span>}
          </summary>
          <ImportRows rows={rows} chosen={chosen} busy={null} onAction={choose} />
        </details>
      )}
    </section>
  );
}

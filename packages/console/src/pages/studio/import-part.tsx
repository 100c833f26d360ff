import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberImport } from '../../api/scripts.ts';
import type { ActionName, Check, ClassifiedRow, FieldName, ImportMapping } from '../../api/types.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSteady } from '../../ui/use-steady.ts';
import { ImportColumns } from './import-columns.tsx';
import { mappingsOf } from './import-mappings.ts';
import { ImportRows } from './import-rows.tsx';
import './import-part.css';
import './import-words.ts';

interface ImportPartProps {
  /** what the import said of the file */
  readonly first: Check;
  /** actions chosen since, by cell */
  readonly chosen: Readonly<Record<string, ActionName>>;
  readonly busy: string | null;
  readonly onAction: (row: ClassifiedRow, action: ActionName) => void;
  /** read the file again with these columns, or without what is remembered; null: it is not at hand any more */
  readonly onReread: ((how: { memory: readonly ImportMapping[]; forget: boolean }) => void) | null;
  /** the text has changed since, so that reading again would lose something */
  readonly edited: boolean;
}

/** How was my file understood: what its columns hold, what each row does and why; changed here, remembered for the next. */
export function ImportPart({ first, chosen, busy, onAction, onReread, edited }: ImportPartProps) {
  const { t } = useTranslation('import');
  const [columns, setColumns] = useState<Readonly<Record<string, FieldName | null>>>({});
  const tables = first.columns.filter((table) => table.columns.length > 0);
  const remembered = first.columns.some((table) => table.remembered);
  const remember = useMutation({ mutationFn: () => Promise.all(mappingsOf(first, { columns, chosen }).map(rememberImport)) });
  const choose = useSteady(onAction);
  if (first.table.length === 0 && tables.length === 0) return null;
  const moved = Object.keys(columns).length > 0;
  const unsure = first.table.filter((row) => row.confidence === 'guess' && chosen[row.cell] === undefined).length;
  return (
    <section className="import-part" aria-label={t('title')}>
      {tables.length === 0 ? null : (
        <details open={moved || undefined}>
          <summary>
            {t('columns', { count: tables.reduce((sum, table) => sum + table.columns.length, 0) })}{' '}
            {remembered ? <span className="quiet small">{t('remembered')}</span> : null}
          </summary>
          <ImportColumns
            tables={tables}
            chosen={columns}
            onField={(heading, field) => setColumns((before) => ({ ...before, [heading]: field }))}
          />
          {onReread === null ? null : (
            <p className="import-acts">
              {moved ? (
                <Button
                  type="primary"
                  size="small"
                  onClick={() => onReread({ memory: mappingsOf(first, { columns, chosen }), forget: false })}
                >
                  {t('reread')}
                </Button>
              ) : null}
              {remembered ? (
                <Button size="small" onClick={() => onReread({ memory: [], forget: true })}>
                  {t('forget')}
                </Button>
              ) : null}
              {edited && (moved || remembered) ? <span className="quiet small">{t('loses')}</span> : null}
            </p>
          )}
        </details>
      )}
      {first.table.length === 0 ? null : (
        <details open={unsure > 0 || undefined}>
          <summary>
            {t('rows', { count: first.table.length })}{' '}
            {unsure === 0 ? null : <span className="quiet small">{t('unsure', { count: unsure })}</span>}
          </summary>
          <ImportRows rows={first.table} chosen={chosen} busy={busy} onAction={choose} />
        </details>
      )}
      {first.columns.some(({ signature }) => signature !== '') ? (
        <p className="import-acts">
          <Button size="small" loading={remember.isPending} disabled={remember.isSuccess} onClick={() => remember.mutate()}>
            {remember.isSuccess ? t('kept') : t('remember')}
          </Button>
          <span className="quiet small">{t('rememberHow')}</span>
        </p>
      ) : null}
      <ProblemNote error={remember.error} />
    </section>
  );
}

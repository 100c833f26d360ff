import { useTranslation } from 'react-i18next';
import type { ActionName, ClassifiedRow } from '../api/types.ts';
import { ImportRows } from '../pages/studio/import-rows.tsx';
import { useSteady } from '../ui/use-steady.ts';
import '../pages/studio/import-words.ts';
import '../pages/studio/import-part.css';

interface RowsPartProps {
  readonly rows: readonly ClassifiedRow[];
  /** actions chosen since, by cell */
  readonly chosen: Readonly<Record<string, ActionName>>;
  readonly onAction: (row: ClassifiedRow, action: ActionName) => void;
}

/** What each row of the file was taken to do, and why; open where it is guessed. */
export function RowsPart({ rows, chosen, onAction }: RowsPartProps) {
  const { t } = useTranslation('import');
  const unsure = rows.filter(({ confidence, cell }) => confidence === 'guess' && chosen[cell] === undefined).length;
  const choose = useSteady(onAction);
  if (rows.length === 0) return null;
  return (
    <section className="import-part" aria-label={t('title')}>
      <details open={unsure > 0 || undefined}>
        <summary>
          {t('rows', { count: rows.length })} {unsure === 0 ? null : <span className="quiet small">{t('unsure', { count: unsure })}</span>}
        </summary>
        <ImportRows rows={rows} chosen={chosen} busy={null} onAction={choose} />
      </details>
    </section>
  );
}

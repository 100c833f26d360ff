import { vocabulary } from '@kuaishan/script/vocabulary';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionName, ClassifiedRow } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';

interface ImportRowsProps {
  readonly rows: readonly ClassifiedRow[];
  readonly chosen: Readonly<Record<string, ActionName>>;
  /** the row whose change is on its way */
  readonly busy: string | null;
  readonly onAction: (row: ClassifiedRow, action: ActionName) => void;
}

const actions = Object.keys(vocabulary.actions) as ActionName[];

/**
 * What each row was taken to do, how surely and because of which words; another action is a choice away. Drawn again only for other rows or choices: a long
 * table would stop the typing beside it.
 */
export const ImportRows = memo(function ImportRows({ rows, chosen, busy, onAction }: ImportRowsProps) {
  const { t } = useTranslation('import');
  const word = useVocabulary();
  return (
    <table className="print-table import-table">
      <thead>
        <tr>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('because')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const changed = chosen[row.cell] !== undefined;
          return (
            // a row in the room and in private is two rows of one cell
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={`${row.cell} ${index}`}>
              <td className="mono small nowrap">{row.cell}</td>
              <th scope="row" className="import-words">
                {row.words}
              </th>
              <td>
                <select
                  aria-label={`${row.words} ${t('action')}`}
                  value={chosen[row.cell] ?? row.action}
                  disabled={busy !== null || row.cues.length === 0}
                  onChange={(event) => {
                    const action = actions.find((one) => one === event.target.value);
                    if (action !== undefined) onAction(row, action);
                  }}
                >
                  {actions.map((action) => (
                    <option key={action} value={action}>
                      {word('actions', action)}
                    </option>
                  ))}
                </select>
              </td>
              <td className="import-because">
                <span className={`import-${changed ? 'sure' : row.confidence}`}>
                  {t(`confidence.${changed ? 'sure' : row.confidence}`)}
                </span>{' '}
                {changed ? t('chosen') : row.because}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});

import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupRow } from '../../api/types.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { BoardRow } from './board-row.tsx';
import { moveAmongLinks } from './move-among-links.ts';
import { sortByNeed } from './need.ts';

/** A row per group, the most pressing first. Arrow keys go from group to group. */
export function BoardTable({ rows }: { rows: readonly GroupRow[] }) {
  const { t } = useTranslation('today');
  const body = useRef<HTMLTableSectionElement>(null);
  const sorted = useMemo(() => sortByNeed(rows), [rows]);
  return (
    <table className="board">
      <caption className="unseen">{t('keys')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.need')}</th>
          <th scope="col">{t('columns.group')}</th>
          <th scope="col">{t('columns.stage')}</th>
          <th scope="col">
            <StateMark sign="now" words={t('columns.now')} />
          </th>
          <th scope="col">
            <StateMark sign="next" words={t('columns.next')} />
          </th>
          <th scope="col" className="number">
            {t('columns.members')}
          </th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={(event) => moveAmongLinks(event, body.current)}>
        {sorted.map((row) => (
          <BoardRow key={row.groupId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { undoHandOver } from '../../api/shifts.ts';
import type { HandOver, ShiftBoard } from '../../api/types.ts';
import { timeOf } from '../../time/room-time.ts';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** Who handed what to whom in the last hours, and the way back. */
export function HandOverLog({ board }: { board: ShiftBoard }) {
  const { t } = useTranslation('shifts');
  if (board.handOvers.length === 0) return null;
  return (
    <section className="part hand-over-log">
      <h2>{t('log.title')}</h2>
      <ul>
        {board.handOvers.map((one) => (
          <Line key={one.handOverId ?? one.doneAt} one={one} zone={board.zone} />
        ))}
      </ul>
    </section>
  );
}

function Line({ one, zone }: { one: HandOver; zone: string }) {
  const { t } = useTranslation('shifts');
  const say = useNotice();
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: () => undoHandOver(one.handOverId ?? ''),
    onSuccess: (done) => say({ words: t('log.undoneNow', { rooms: done.rooms, prompts: done.prompts, name: one.from.displayName }) }),
    onSettled: () => queries.invalidateQueries(),
  });
  const to = one.to.map((person) => person.displayName).join('、');
  const by = one.doneBy !== null && one.doneBy.staffId !== one.from.staffId ? ` · ${t('log.by', { name: one.doneBy.displayName })}` : '';
  return (
    <li>
      <time dateTime={one.doneAt} className="quiet">
        {timeOf(one.doneAt, zone)}
      </time>
      <span>
        {t('log.line', { from: one.from.displayName, to })}{' '}
        <span className="quiet">
          {t('log.what', { rooms: one.rooms, prompts: one.prompts })}
          {by}
          {one.undone ? ` · ${t('log.undone')}` : one.undoOf === null ? '' : ` · ${t('log.isUndo')}`}
        </span>
      </span>
      {one.undoUntil === null ? null : (
        <Button size="small" loading={act.isPending} onClick={() => act.mutate()}>
          {t('log.undo')}
        </Button>
      )}
      <ProblemNote error={act.error} />
    </li>
  );
}

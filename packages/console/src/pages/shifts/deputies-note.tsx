import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { giveDeputies } from '../../api/shifts.ts';
import type { ShiftBoard } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

/** Rooms where nobody stands by, and one button that mends them all. */
export function DeputiesNote({ board }: { board: ShiftBoard }) {
  const { t, i18n } = useTranslation('shifts');
  const { permission } = useMe();
  const say = useNotice();
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: giveDeputies,
    onSuccess: ({ rooms }) => say({ words: t('gaveDeputies', { count: rooms }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['shifts'] }),
  });
  const missing = board.missingDeputies;
  if (missing.length === 0) return null;
  const pairs = missing.map((one) =>
    one.deputy === null
      ? t('missingNobody', { person: one.person.displayName, count: one.rooms })
      : t('missingPair', { person: one.person.displayName, deputy: one.deputy.displayName, count: one.rooms }),
  );
  const canBeGiven = missing.some((one) => one.deputy !== null) && permission !== 'assistant';
  return (
    <div className="deputies-note">
      <p>
        <StateMark sign="late" words={t('missing', { count: board.counts.withoutDeputy })} />{' '}
        {pairs.join(i18n.language === 'zh-CN' ? '，' : ', ')}
      </p>
      {canBeGiven ? (
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {t('giveDeputies')}
        </Button>
      ) : null}
      <ProblemNote error={act.error} />
    </div>
  );
}

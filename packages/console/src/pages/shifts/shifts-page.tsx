import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftsQuery } from '../../api/shifts.ts';
import type { ShiftBoard } from '../../api/types.ts';
import { watchPrompts } from '../../realtime/connection.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNow } from '../../time/domain-clock.ts';
import { timeOf } from '../../time/room-time.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { BriefButton } from './brief-button.tsx';
import { CollisionList } from './collision-list.tsx';
import { DeputiesNote } from './deputies-note.tsx';
import { HandOverLog } from './hand-over-log.tsx';
import { type HandingOver, HandOverPanel } from './hand-over-panel.tsx';
import { lanesOf, nearCollisions } from './lanes.ts';
import { OneLane } from './one-lane.tsx';
import { ShiftTable } from './shift-table.tsx';
import { type ProposedSlip, SlipGroupsPanel } from './slip-groups-panel.tsx';
import './words.ts';
import './shifts.css';

/** Who must post what when, where is it too much, and who can take it over? */
export function ShiftsPage() {
  const { t } = useTranslation('shifts');
  const { data, error, refetch } = useQuery(shiftsQuery);
  useEffect(() => watchPrompts(), []);
  return (
    <Page
      tab={t('tab')}
      title={data === undefined ? t('tab') : <Sentence board={data} />}
      lead={
        data === undefined || data.people.length === 0
          ? undefined
          : t('lead', { count: data.counts.today + data.counts.waiting, until: timeOf(data.until, data.zone), capacity: data.capacity })
      }
      actions={data === undefined ? undefined : <BriefButton />}
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <BlankRows rows={12} height={44} /> : null : <Board board={data} />}
    </Page>
  );
}

function Sentence({ board }: { board: ShiftBoard }) {
  const { t, i18n } = useTranslation('shifts');
  const near = nearCollisions(board, useNow()).length;
  const comma = i18n.language === 'zh-CN' ? '，' : ', ';
  const people = board.people.filter((person) => person.rooms.length > 0).length;
  if (people === 0) return t('nobody');
  return (
    <>
      {t('people', { count: people })}
      {comma}
      {t('rooms', { count: board.counts.rooms })}
      {comma}
      {near === 0 ? t('noClash') : <span className="state-late">{t('clash', { count: near })}</span>}
    </>
  );
}

function Board({ board }: { board: ShiftBoard }) {
  const { t } = useTranslation('shifts');
  const { staffId } = useMe();
  const narrow = useMedia('(max-width: 860px)');
  const [handing, setHanding] = useState<HandingOver | null>(null);
  const [slipping, setSlipping] = useState<ProposedSlip | null>(null);
  const lanes = lanesOf(board, staffId);
  if (lanes.length === 0) {
    return (
      <Empty
        title={t('nobody')}
        action={
          <Link to="/scripts" className="button button-primary">
            {t('tab')}
          </Link>
        }
      >
        {t('nobodyTodo')}
      </Empty>
    );
  }
  return (
    <>
      <CollisionList board={board} onHandOver={setHanding} onSlip={setSlipping} />
      <DeputiesNote board={board} />
      {narrow ? (
        <OneLane board={board} lanes={lanes} onHandOver={setHanding} />
      ) : (
        <ShiftTable board={board} lanes={lanes} onHandOver={setHanding} />
      )}
      <HandOverLog board={board} />
      {slipping === null ? null : <SlipGroupsPanel board={board} proposed={slipping} onClose={() => setSlipping(null)} />}
      {handing === null ? null : (
        <HandOverPanel key={handing.from.staffId} board={board} handing={handing} onClose={() => setHanding(null)} />
      )}
    </>
  );
}

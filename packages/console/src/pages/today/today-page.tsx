import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { boardQuery } from '../../api/board.ts';
import type { Board } from '../../api/types.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { BriefButton } from '../shifts/brief-button.tsx';
import { BoardTable } from './board-table.tsx';
import './words.ts';
import './today.css';

/** Which group needs me now? */
export function TodayPage() {
  const { t } = useTranslation('today');
  const { t: common } = useTranslation('common');
  const { data, error, refetch } = useQuery(boardQuery);
  return (
    <Page
      tab={common('nav.today')}
      title={data === undefined ? common('nav.today') : <Sentence board={data} />}
      actions={
        data === undefined || data.items.length === 0 ? undefined : (
          <>
            <BriefButton />
            <Link to="/scripts" className="button">
              {t('open')}
            </Link>
          </>
        )
      }
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <BlankRows rows={12} height={44} /> : null : <Groups board={data} />}
    </Page>
  );
}

/** The board in one sentence: how many groups, how much waits, how much is in danger. */
function Sentence({ board }: { board: Board }) {
  const { t, i18n } = useTranslation('today');
  const { groups, needPeople, atRisk } = board.counts;
  if (groups === 0) return t('emptyTitle');
  const comma = i18n.language === 'zh-CN' ? '，' : ', ';
  return (
    <>
      {t('groups', { count: groups })}
      {comma}
      {needPeople === 0 ? t('noNeed') : <span className="sentence-need">{t('need', { count: needPeople })}</span>}
      {comma}
      {atRisk === 0 ? t('noRisk') : <span className="sentence-risk">{t('risk', { count: atRisk })}</span>}
    </>
  );
}

function Groups({ board }: { board: Board }) {
  const { t } = useTranslation('today');
  if (board.items.length > 0) return <BoardTable rows={board.items} />;
  return (
    <Empty
      title={t('newScript')}
      action={
        <Link to="/scripts/new" className="button button-primary">
          {t('newScript')}
        </Link>
      }
    >
      {t('empty')}
    </Empty>
  );
}

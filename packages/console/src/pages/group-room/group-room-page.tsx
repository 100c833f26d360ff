import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cuesQuery, groupQuery } from '../../api/groups.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { GroupRoom } from './group-room.tsx';
import { useLiveGroup } from './use-live-group.ts';
import './words.ts';
import './group-room.css';
import './book/book.css';
import './desk/desk.css';
import './talk/talk.css';
import './context/context.css';

const route = getRouteApi('/signed-in/groups/$groupId');

/** What is this group at, what comes next, and what do I say now? */
export function GroupRoomPage() {
  const { groupId } = route.useParams();
  const { t } = useTranslation('room');
  const { t: common } = useTranslation('common');
  useLiveGroup(groupId);
  const group = useQuery(groupQuery(groupId));
  const cues = useQuery(cuesQuery(groupId));
  const error = group.error ?? cues.error;
  if (group.data !== undefined && cues.data !== undefined) {
    return <GroupRoom key={groupId} group={group.data} runs={cues.data.items} error={error} />;
  }
  const again = () => {
    void group.refetch();
    void cues.refetch();
  };
  return (
    <Page
      title={t('tabs.label')}
      tab={t('tabs.label')}
      above={
        <p className="kicker">
          <Link to="/">← {common('nav.today')}</Link>
        </p>
      }
    >
      <ProblemNote error={error} onRetry={again} />
      {error === null ? <BlankRows rows={10} height={52} /> : null}
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { entryQuery } from '../../api/session.ts';
import { Door } from '../../ui/door.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { EntryFields } from './entry-fields.tsx';
import './words.ts';

const route = getRouteApi('/entry/$token');

/** Whose link is this, and what do I fill in to come in? */
export function EntryPage() {
  const { t } = useTranslation('entry');
  const { token } = route.useParams();
  const { data, error, refetch } = useQuery(entryQuery(token));
  const spent = data?.expired === true || (error instanceof Problem && error.status === 410);
  if (spent) return <NoWayIn title={t('spent')} lead={t('spentLead')} />;
  if (data === undefined) {
    return (
      <Door tab={t('tab')} title={t('tab')}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </Door>
    );
  }
  const invited = data.kind === 'invited';
  return (
    <Door
      tab={t('tab')}
      title={invited ? t('invitedTitle', { workspace: data.workspaceName ?? '' }) : t('ownerTitle')}
      lead={invited ? t('invitedLead', { name: data.displayName ?? '' }) : t('ownerLead')}
    >
      <EntryFields token={token} link={data} />
    </Door>
  );
}

/** The link leads nowhere; an account may. */
function NoWayIn({ title, lead }: { title: string; lead: string }) {
  const { t } = useTranslation('entry');
  return (
    <Door tab={t('tab')} title={title} lead={lead}>
      <p>
        <Link to="/sign-in" className="button button-primary">
          {t('signIn')}
        </Link>
      </p>
    </Door>
  );
}

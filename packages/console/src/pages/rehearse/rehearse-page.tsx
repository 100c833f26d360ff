import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rehearsalsQuery } from '../../api/rehearsals.ts';
import { scriptQuery } from '../../api/scripts.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PastRehearsals } from './past-rehearsals.tsx';
import { RehearsalForm } from './rehearsal-form.tsx';
import { ReportFrame } from './report-frame.tsx';
import './words.ts';
import './rehearse.css';

const route = getRouteApi('/signed-in/scripts/$scriptId/rehearse');

/** How would this script go? */
export function RehearsePage() {
  const { scriptId } = route.useParams();
  const { rehearsal: chosen } = route.useSearch();
  const { t } = useTranslation('rehearse');
  const script = useQuery(scriptQuery(scriptId));
  const version = script.data?.latest.scriptVersionId ?? '';
  const rehearsals = useQuery({ ...rehearsalsQuery(version), enabled: version !== '' });
  const items = rehearsals.data?.items ?? [];
  const shown = items.find(({ rehearsalId, state }) => state === 'done' && (chosen === undefined || rehearsalId === chosen));
  return (
    <Page
      tab={t('tab')}
      title={script.data === undefined ? t('tab') : t('title', { title: script.data.title })}
      lead={t('lead')}
      above={
        <p className="kicker">
          <Link to="/scripts/$scriptId" params={{ scriptId }}>
            ← {t('back')}
          </Link>
        </p>
      }
    >
      <ProblemNote error={script.error ?? rehearsals.error} onRetry={() => void script.refetch()} />
      {script.data === undefined ? (
        script.error === null ? (
          <BlankRows rows={4} height={48} />
        ) : null
      ) : (
        <RehearsalForm scriptVersionId={version} />
      )}
      {rehearsals.data === undefined ? null : <PastRehearsals items={items} shown={shown?.rehearsalId ?? null} scriptId={scriptId} />}
      {shown === undefined ? null : <ReportFrame key={shown.rehearsalId} rehearsalId={shown.rehearsalId} />}
    </Page>
  );
}

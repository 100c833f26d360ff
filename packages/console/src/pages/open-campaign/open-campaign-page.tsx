import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scriptQuery } from '../../api/scripts.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { OpeningForm } from './opening-form.tsx';
import './words.ts';
import './open-campaign.css';

const route = getRouteApi('/signed-in/scripts/$scriptId/open');

/** How many groups, when, with whom, saying what? */
export function OpenCampaignPage() {
  const { scriptId } = route.useParams();
  const { t } = useTranslation('open');
  const { data, error, refetch } = useQuery(scriptQuery(scriptId));
  return (
    <Page
      tab={t('title')}
      title={t('title')}
      lead={data === undefined ? undefined : t('lead', { title: data.title, number: data.latest.number })}
      above={
        <p className="kicker">
          <Link to="/scripts/$scriptId" params={{ scriptId }}>
            ← {t('back')}
          </Link>
        </p>
      }
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <BlankRows rows={8} height={72} /> : null : <OpeningForm script={data} />}
    </Page>
  );
}

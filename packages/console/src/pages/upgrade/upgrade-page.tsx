import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '../../api/campaigns.ts';
import type { Campaign, UpgradeHistory, Versions } from '../../api/types.ts';
import { type UpgradeAsking, upgradePreviewQuery, upgradesQuery } from '../../api/upgrades.ts';
import { versionsQuery } from '../../api/versions.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useWhole } from '../../ui/use-whole.ts';
import { UpgradeForm } from './upgrade-form.tsx';
import { UpgradeHistoryPart } from './upgrade-history.tsx';
import './words.ts';
import './upgrade.css';

const route = getRouteApi('/signed-in/campaigns/$campaignId/upgrade');

/** What would another version of the script do to the groups that are running, and do we want that? */
export function UpgradePage() {
  const { campaignId } = route.useParams();
  const { t } = useTranslation('upgrade');
  const campaign = useQuery(campaignQuery(campaignId));
  const history = useQuery(upgradesQuery(campaignId));
  const scriptId = history.data?.scriptId ?? '';
  const versions = useQuery({ ...versionsQuery(scriptId), enabled: scriptId !== '' });
  const error = campaign.error ?? history.error ?? versions.error;
  return (
    <Page
      tab={t('tab')}
      title={t('title')}
      lead={t('lead')}
      above={
        <p className="kicker">
          <Link to="/campaigns/$campaignId" params={{ campaignId }}>
            ← {campaign.data?.name ?? t('back')}
          </Link>
        </p>
      }
    >
      <ProblemNote error={error} />
      {campaign.data && history.data && versions.data ? (
        <Upgrading campaign={campaign.data} history={history.data} versions={versions.data} />
      ) : error === null ? (
        <BlankRows rows={8} height={48} />
      ) : null}
    </Page>
  );
}

function Upgrading({ campaign, history, versions }: { campaign: Campaign; history: UpgradeHistory; versions: Versions }) {
  const { t, i18n } = useTranslation('upgrade');
  const playing = history.playing.map((one) => one.scriptVersionId);
  // where all play the latest there is nothing to do but to go back
  const others = versions.items.filter((version) => playing.length > 1 || version.scriptVersionId !== playing[0]);
  const [chosen, setChosen] = useState<string | null>(null);
  const version = others.find((one) => one.scriptVersionId === chosen) ?? others[0];
  const asking: UpgradeAsking | null =
    version === undefined ? null : { kind: 'to', scriptVersionId: version.scriptVersionId, shown: playing };
  // the history stands below what it would do, and comes with it
  const whole = useWhole([useQuery(upgradePreviewQuery(campaign.campaignId, asking))]);
  const savedAt = (at: string) => `${dateOf(at, { zone: campaign.zone, locale: i18n.language })} ${timeOf(at, campaign.zone)}`;
  return (
    <>
      <ul className="upgrade-playing">
        {history.playing.map((one) => (
          <li key={one.scriptVersionId}>{t('playing', { count: one.groups, number: one.number })}</li>
        ))}
      </ul>
      {version === undefined || asking === null ? (
        <p>
          {t('noOther')}{' '}
          <Link to="/scripts/$scriptId" params={{ scriptId: history.scriptId }}>
            {t('toScript')}
          </Link>
        </p>
      ) : (
        <>
          <Field label={t('version')} help={version.note === null ? undefined : t('note', { note: version.note })}>
            {({ id }) => (
              <select id={id} className="plain-select" value={version.scriptVersionId} onChange={(event) => setChosen(event.target.value)}>
                {others.map((one) => (
                  <option key={one.scriptVersionId} value={one.scriptVersionId}>
                    {t('option', { ...one, savedAt: savedAt(one.savedAt) })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <UpgradeForm key={version.scriptVersionId} campaign={campaign} asking={asking} />
        </>
      )}
      {whole ? <UpgradeHistoryPart campaign={campaign} history={history} /> : null}
    </>
  );
}

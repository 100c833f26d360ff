import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '../../api/campaigns.ts';
import type { Campaign, GroupRow } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { JoinLink } from '../../ui/join-link.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CampaignDesk } from './campaign-desk.tsx';
import { StaggerNote } from './stagger-note.tsx';
import './words.ts';
import './campaign.css';

const route = getRouteApi('/signed-in/campaigns/$campaignId');

/** Which groups does this campaign have, and how does one get into them? */
export function CampaignPage() {
  const { campaignId } = route.useParams();
  const { t, i18n } = useTranslation('campaign');
  const { data, error, refetch } = useQuery(campaignQuery(campaignId));
  const opening =
    data === undefined
      ? null
      : {
          script: data.scriptTitle,
          date: dateOf(data.openingAt, { zone: data.zone, locale: i18n.language }),
          time: timeOf(data.openingAt, data.zone),
          zone: data.zone,
        };
  return (
    <Page
      tab={data?.name ?? t('tab')}
      title={data?.name ?? t('tab')}
      lead={opening === null ? undefined : t('lead', opening)}
      above={
        <p className="kicker">
          <Link to="/">← {t('back')}</Link>
        </p>
      }
      actions={data === undefined ? undefined : <CopyButton text={allLinks(data.groups)} words={t('copyAll')} />}
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <BlankRows rows={10} height={48} />
        ) : null
      ) : (
        <>
          <CampaignDesk campaign={data} />
          <StaggerNote campaign={data} />
          <Groups campaign={data} />
        </>
      )}
    </Page>
  );
}

/** A line a group, ready for a spreadsheet: name, tab, link. */
function allLinks(groups: readonly GroupRow[]): string {
  return groups.map((group) => `${group.name}\t${group.joinLink}`).join('\n');
}

function Groups({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaign');
  const word = useVocabulary();
  return (
    <section>
      <h2 className="unseen">{t('groups', { count: campaign.groups.length })}</h2>
      <table className="print-table campaign-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.group')}</th>
            <th scope="col">{t('columns.channel')}</th>
            <th scope="col">{t('columns.next')}</th>
            <th scope="col" className="number">
              {t('columns.members')}
            </th>
            <th scope="col">{t('columns.link')}</th>
          </tr>
        </thead>
        <tbody>
          {campaign.groups.map((group) => (
            <tr key={group.groupId}>
              <th scope="row">
                <Link to="/groups/$groupId" params={{ groupId: group.groupId }} className="campaign-group one-line">
                  {group.name}
                </Link>
              </th>
              <td className="campaign-channel">{word('channels', group.channel)}</td>
              <td className="campaign-next">
                <span className="one-line">
                  {group.next === null ? (
                    <span className="quiet">{t('nothing')}</span>
                  ) : (
                    <>
                      {group.next.dueAt === null ? (
                        <span className="quiet">{t('waitsForGo')}</span>
                      ) : (
                        <Moment at={group.next.dueAt} room={campaign} />
                      )}{' '}
                      {group.next.title}
                    </>
                  )}
                </span>
              </td>
              <td className="number">{group.members}</td>
              <td className="campaign-link">
                <JoinLink link={group.joinLink} groupName={group.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { auditQuery } from '../../api/audit.ts';
import type { Audit } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sign } from '../../ui/sign.tsx';
import './words.ts';
import './audit.css';

/** Was everything performed, and nothing twice? */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const { data, error, refetch, isFetching } = useQuery(auditQuery);
  const clean = data !== undefined && data.lost === 0 && data.twice === 0;
  return (
    <Page
      tab={t('tab')}
      title={
        data === undefined ? (
          t('tab')
        ) : (
          <span className={clean ? 'audit-clean' : 'audit-dirty'}>
            <Sign name={clean ? 'done' : 'failed'} /> {clean ? t('clean') : t('dirty', { lost: data.lost, twice: data.twice })}
          </span>
        )
      }
      lead={t('lead')}
      actions={
        <Button loading={isFetching} onClick={() => void refetch()}>
          {t('again')}
        </Button>
      }
      narrow
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <BlankRows rows={4} height={48} /> : null : <Figures audit={data} />}
    </Page>
  );
}

function Figures({ audit }: { audit: Audit }) {
  const { t, i18n } = useTranslation('audit');
  const { zone } = useMe().workspace;
  const { groups, cueRuns, expected, performed, lost, twice, checkedAt } = audit;
  const rows = { groups, cueRuns, expected, performed, lost, twice };
  const names = ['groups', 'cueRuns', 'expected', 'performed', 'lost', 'twice'] as const;
  return (
    <>
      <p className="audit-say">{t('say', { groups, cueRuns, expected, performed })}</p>
      {Object.values(audit.aside).some((count) => count > 0) ? <p className="audit-say">{t('aside', audit.aside)}</p> : null}
      <dl className="audit-figures">
        {names.map((name) => (
          <div key={name} className={(name === 'lost' || name === 'twice') && rows[name] > 0 ? 'audit-wrong' : undefined}>
            <dt>{t(name)}</dt>
            <dd>{rows[name].toLocaleString(i18n.language)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">
        {t('checked', { date: dateOf(checkedAt, { zone, locale: i18n.language }), time: timeOf(checkedAt, zone) })}
      </p>
      {audit.details.length === 0 ? null : <Details audit={audit} />}
    </>
  );
}

function Details({ audit }: { audit: Audit }) {
  const { t } = useTranslation('audit');
  return (
    <section className="part audit-details">
      <h2>{t('details')}</h2>
      <table className="print-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.group')}</th>
            <th scope="col">{t('columns.title')}</th>
            <th scope="col">{t('columns.what')}</th>
          </tr>
        </thead>
        <tbody>
          {audit.details.map((detail) => (
            <tr key={`${detail.groupName} ${detail.title} ${detail.what}`}>
              <td>{detail.groupName}</td>
              <td>{detail.title}</td>
              <td className="state-failed">
                {detail.what === 'lost' ? t('lostWhat') : detail.what === 'twice' ? t('twiceWhat') : detail.what}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scriptsQuery } from '../../api/scripts.ts';
import type { ScriptRow } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { useMe } from '../../shell/use-me.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import './words.ts';
import './scripts.css';

/** Which scripts are there, and what can I open from them? */
export function ScriptsPage() {
  const { t } = useTranslation('scripts');
  const { data, error, refetch } = useQuery(scriptsQuery);
  const none = data?.items.length === 0;
  const bring = (
    <>
      <Link to="/scripts/new" className="button button-primary">
        {t('bring')}
      </Link>{' '}
      <Link to="/scripts/new" hash="templates" className="button">
        {t('fromTemplate')}
      </Link>
    </>
  );
  return (
    <Page
      tab={t('tab')}
      title={data === undefined ? t('tab') : none ? t('emptyTitle') : t('title', { count: data.items.length })}
      actions={none ? undefined : bring}
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <BlankRows rows={5} height={52} /> : null}
      {none ? (
        <Empty title={t('bring')} action={bring}>
          {t('empty')}
        </Empty>
      ) : null}
      {data !== undefined && !none ? <ScriptTable scripts={data.items} /> : null}
    </Page>
  );
}

function ScriptTable({ scripts }: { scripts: readonly ScriptRow[] }) {
  const { t } = useTranslation('scripts');
  return (
    <table className="print-table scripts-table">
      <thead>
        <tr>
          <th scope="col">{t('columns.title')}</th>
          <th scope="col">{t('columns.size')}</th>
          <th scope="col">{t('columns.roles')}</th>
          <th scope="col">{t('columns.saved')}</th>
          <th scope="col">
            <span className="unseen">{t('open')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {scripts.map((script) => (
          <Row key={script.scriptId} script={script} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ script }: { script: ScriptRow }) {
  const { t, i18n } = useTranslation('scripts');
  const word = useVocabulary();
  const { zone } = useMe().workspace;
  const { latest } = script;
  const at = `${dateOf(latest.savedAt, { zone, locale: i18n.language })} ${timeOf(latest.savedAt, zone)}`;
  return (
    <tr>
      <th scope="row">
        <Link to="/scripts/$scriptId" params={{ scriptId: script.scriptId }} className="script-title">
          {script.title === '' ? t('untitled') : script.title}
        </Link>
      </th>
      <td className="nowrap">{t('size', { cues: script.cues, days: script.days })}</td>
      <td className="script-roles">{script.roles.map((role) => word('roles', role)).join(' · ')}</td>
      <td className="script-saved">
        {t('version', { number: latest.number })} <span className="quiet">{t('savedBy', { name: latest.savedBy, at })}</span>
      </td>
      <td className="script-open">
        <Link to="/scripts/$scriptId/open" params={{ scriptId: script.scriptId }} className="button">
          {t('open')}
          <span className="unseen"> {script.title}</span>
        </Link>
      </td>
    </tr>
  );
}

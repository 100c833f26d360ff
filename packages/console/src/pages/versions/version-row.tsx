import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Version } from '../../api/types.ts';
import { SentenceList } from '../studio/compare/sentence-list.tsx';
import { useWhen } from '../studio/draft/use-when.ts';

interface VersionRowProps {
  readonly version: Version;
  /** the one saved before it; null = none, or not on the page yet */
  readonly before: Version | null;
  /** null = it is what the script says now */
  readonly onRestore: (() => void) | null;
}

/** One version: who, when, why, what it changed, who plays it, and what may be done with it. */
export function VersionRow({ version, before, onRestore }: VersionRowProps) {
  const { t } = useTranslation('versions');
  const when = useWhen();
  const { number, savedBy, savedAt, note, groups } = version;
  return (
    <li className="version">
      <div className="version-head">
        <h2>
          {t('version', { number })} {onRestore === null ? <span className="version-mark">{t('latest')}</span> : null}
        </h2>
        <span className="quiet">{t('saved', { name: savedBy, at: when(savedAt) })}</span>
        {groups > 0 ? <span className="quiet">{t('playing', { count: groups })}</span> : null}
      </div>
      {note === null ? null : <p>{t('note', { note })}</p>}
      <Changes version={version} />
      <div className="version-acts">
        {before === null ? null : (
          <Link from="/scripts/$scriptId/versions" to="." search={{ from: before.number, to: number }} hash="compare" className="button">
            {t('before')}
            <span className="unseen"> {t('version', { number })}</span>
          </Link>
        )}
        {onRestore === null ? null : (
          <Button onClick={onRestore}>
            {t('restore')}
            <span className="unseen"> {t('version', { number })}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

function Changes({ version: { number, changes } }: { version: Version }) {
  const { t } = useTranslation('versions');
  if (changes === null) return <p className={number === 1 ? 'quiet' : 'state-late'}>{t(number === 1 ? 'first' : 'unspoken')}</p>;
  return changes.length === 0 ? <p className="quiet">{t('same')}</p> : <SentenceList sentences={changes} />;
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scriptQuery } from '../../api/scripts.ts';
import type { Version } from '../../api/types.ts';
import { versionPagesQuery } from '../../api/versions.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ComparePart } from './compare-part.tsx';
import { readsOn } from './reads-on.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { VersionRow } from './version-row.tsx';
import './words.ts';
import './versions.css';

const route = getRouteApi('/signed-in/scripts/$scriptId/versions');

/** What was this script before, who changed what, and do we want that back? */
export function VersionsPage() {
  const { scriptId } = route.useParams();
  const { t } = useTranslation('versions');
  const script = useQuery(scriptQuery(scriptId));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(versionPagesQuery(scriptId));
  const [restoring, setRestoring] = useState<Version | null>(null);
  const versions = data?.pages.flatMap(({ items }) => items) ?? [];
  const latest = versions[0];
  const { from, to } = route.useSearch();
  // the address may ask for one that is older than those read so far
  const further = readsOn({
    ...{ asked: [from, to], oldest: versions.at(-1)?.number },
    ...{ hasNext: hasNextPage, reading: isFetchingNextPage, failed: error !== null },
  });
  useEffect(() => {
    if (further) void fetchNextPage();
  }, [further, fetchNextPage]);
  return (
    <Page
      tab={t('tab')}
      title={latest === undefined ? t('tab') : t('title', { count: latest.number })}
      lead={t('lead')}
      above={
        <p className="kicker">
          <Link to="/scripts/$scriptId" params={{ scriptId }}>
            ← {script.data?.title || t('back')}
          </Link>
        </p>
      }
    >
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {latest === undefined ? (
        error === null ? (
          <BlankRows rows={5} height={72} />
        ) : null
      ) : (
        <>
          <ComparePart scriptId={scriptId} versions={versions} />
          <ol className="versions">
            {versions.map((version, at) => (
              <VersionRow
                key={version.scriptVersionId}
                version={version}
                before={versions[at + 1] ?? null}
                onRestore={version === latest ? null : () => setRestoring(version)}
              />
            ))}
          </ol>
          {hasNextPage ? (
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('more')}
            </Button>
          ) : null}
          {restoring === null ? null : (
            <RestoreDialog scriptId={scriptId} version={restoring} latest={latest} onClose={() => setRestoring(null)} />
          )}
        </>
      )}
    </Page>
  );
}

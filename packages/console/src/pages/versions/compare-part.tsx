import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Version } from '../../api/types.ts';
import { versionQuery } from '../../api/versions.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DifferenceList } from '../studio/compare/difference-list.tsx';
import { useWhen } from '../studio/draft/use-when.ts';

const SideBySide = lazy(async () => ({ default: (await import('../studio/compare/side-by-side.tsx')).SideBySide }));
const route = getRouteApi('/signed-in/scripts/$scriptId/versions');

/** Any two versions beside each other; the address says which, so that it can be sent to a colleague. */
export function ComparePart({ scriptId, versions }: { scriptId: string; versions: readonly Version[] }) {
  const { t } = useTranslation('versions');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const numbered = (number: number | undefined) => versions.find((version) => version.number === number);
  const right = numbered(search.to) ?? versions[0];
  const left = numbered(search.from) ?? versions.find(({ number }) => number < (right?.number ?? 0)) ?? null;
  const chosen = search.from !== undefined || search.to !== undefined;
  const choose = (side: 'from' | 'to', number: number) =>
    void navigate({
      search: { ...(left ? { from: left.number } : {}), ...(right ? { to: right.number } : {}), [side]: number },
      replace: true,
      resetScroll: false,
    });
  if (left === null || right === undefined) return <p className="quiet">{t('alone')}</p>;
  return (
    <section className="part" id="compare" aria-labelledby="compare-title">
      <h2 id="compare-title">{t('compare')}</h2>
      <div className="compare-choices">
        <Choice label={t('from')} versions={versions} chosen={left} onChoose={(number) => choose('from', number)} />
        <Choice label={t('to')} versions={versions} chosen={right} onChoose={(number) => choose('to', number)} />
      </div>
      {chosen ? <Compared scriptId={scriptId} left={left} right={right} /> : null}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly versions: readonly Version[];
  readonly chosen: Version;
  readonly onChoose: (number: number) => void;
}

function Choice({ label, versions, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation('versions');
  const when = useWhen();
  return (
    <Field label={label}>
      {({ id }) => (
        <select id={id} className="plain-select" value={chosen.number} onChange={(event) => onChoose(Number(event.target.value))}>
          {versions.map(({ number, savedBy, savedAt }) => (
            <option key={number} value={number}>
              {t('option', { number, name: savedBy, at: when(savedAt) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Compared({ scriptId, left, right }: { scriptId: string; left: Version; right: Version }) {
  const { t } = useTranslation('versions');
  const before = useQuery(versionQuery(scriptId, left.scriptVersionId));
  const after = useQuery(versionQuery(scriptId, right.scriptVersionId));
  const names = [t('version', left), t('version', right)] as const;
  const error = before.error ?? after.error;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />;
  return (
    <div className="compared">
      <DifferenceList
        title={t('changed', { from: left.number, to: right.number })}
        before={{ name: names[0], text: before.data?.text ?? null }}
        after={{ name: names[1], text: after.data?.text ?? null }}
      />
      {before.data === undefined || after.data === undefined ? (
        <BlankRows rows={6} height={40} />
      ) : (
        <Suspense fallback={<BlankRows rows={6} height={40} />}>
          <SideBySide before={{ name: names[0], text: before.data.text }} after={{ name: names[1], text: after.data.text }} />
        </Suspense>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { checkText, saveScript, scriptQuery } from '../../api/scripts.ts';
import type { Check, ScriptDetail } from '../../api/types.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { Studio } from './studio.tsx';
import './words.ts';
import './studio.css';

const route = getRouteApi('/signed-in/scripts/$scriptId');

/** What does this script say, and is it still right? */
export function ScriptPage() {
  const { scriptId } = route.useParams();
  const { t } = useTranslation('studio');
  const script = useQuery(scriptQuery(scriptId));
  const version = script.data?.latest.scriptVersionId;
  const check = useQuery({
    queryKey: ['scripts', scriptId, 'check', version],
    enabled: script.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => checkText({ kind: 'yaml', text: script.data?.text ?? '' }, signal),
  });
  if (script.data !== undefined && check.data !== undefined) {
    return <SavedScript key={`${scriptId}-${version}`} script={script.data} check={check.data} />;
  }
  const error = script.error ?? check.error;
  return (
    <Page tab={t('timetable')} title={script.data?.title ?? t('timetable')}>
      <ProblemNote error={error} onRetry={() => void (script.error === null ? check.refetch() : script.refetch())} />
      {error === null ? <BlankRows rows={10} height={56} /> : null}
    </Page>
  );
}

function SavedScript({ script, check }: { script: ScriptDetail; check: Check }) {
  const { t } = useTranslation('studio');
  const [draft, setDraft] = useDraft(`script.${script.scriptId}`);
  const text = draft === '' ? script.text : draft;
  return (
    <Studio
      first={check}
      scriptVersionId={script.latest.scriptVersionId}
      text={text}
      onText={(next) => setDraft(next === script.text ? '' : next)}
      above={
        <p className="kicker">
          <Link to="/scripts">← {t('allScripts')}</Link>
        </p>
      }
      save={{
        scriptId: script.scriptId,
        nextNumber: script.latest.number + 1,
        changed: text !== script.text,
        onDiscard: () => setDraft(''),
        store: (text) => saveScript({ text, scriptId: script.scriptId, baseVersionId: script.latest.scriptVersionId }),
      }}
    />
  );
}

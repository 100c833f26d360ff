import { useTranslation } from 'react-i18next';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

interface ScriptLoadingProps {
  /** absent: not known yet */
  readonly title?: string | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The studio before its script is there, or why it is not. */
export function ScriptLoading({ title, error, onRetry }: ScriptLoadingProps) {
  const { t } = useTranslation('studio');
  return (
    <Page tab={t('timetable')} title={title ?? t('timetable')}>
      <ProblemNote error={error} onRetry={onRetry} />
      {error === null ? <BlankRows rows={10} height={56} /> : null}
    </Page>
  );
}

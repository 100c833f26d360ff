import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import '../draft/words.ts';
import { SentenceList } from './sentence-list.tsx';
import { useDifferences } from './use-differences.ts';

interface Side {
  /** as it is called in a sentence: "version 2", "your text" */
  readonly name: string;
  /** null = not read yet */
  readonly text: string | null;
}

/** What differs between two texts, in sentences under a heading. */
export function DifferenceList({ title, before, after }: { title: string; before: Side; after: Side }) {
  const { t } = useTranslation('draft');
  const heading = useId();
  const { differences, error } = useDifferences(before.text, after.text);
  return (
    <section className="differences" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <ProblemNote error={error} />
      {differences === null ? error === null ? <p className="quiet">{t('reading')}</p> : null : null}
      {differences?.ok === false ? (
        <p className="state-late">{t('unreadable', { which: differences.unreadable === 'before' ? before.name : after.name })}</p>
      ) : null}
      {differences?.ok ? (
        differences.sentences.length === 0 ? (
          <p className="quiet">{t('nothing')}</p>
        ) : (
          <SentenceList sentences={differences.sentences} />
        )
      ) : null}
    </section>
  );
}

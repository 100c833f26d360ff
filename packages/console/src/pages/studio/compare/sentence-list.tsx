import { useTranslation } from 'react-i18next';
import '../draft/words.ts';

/** So many are read at a glance; the rest is a click away. */
const shownFirst = 5;

/** Sentences of change, the first few at once. */
export function SentenceList({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslation('draft');
  const [first, rest] = [sentences.slice(0, shownFirst), sentences.slice(shownFirst)];
  return (
    <>
      <ul className="sentences">
        {first.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{t('moreChanges', { count: rest.length })}</summary>
          <ul className="sentences">
            {rest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

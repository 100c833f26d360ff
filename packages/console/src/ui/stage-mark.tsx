import type { StageName } from '@kuaishan/script';
import { useVocabulary } from '../i18n/vocabulary.ts';

/** A stage's word under its own hue, the same everywhere. */
export function StageMark({ stage }: { stage: StageName }) {
  const word = useVocabulary();
  return (
    <span className={`stage stage-${stage}`}>
      <span className="stage-block" aria-hidden="true" />
      {word('stages', stage)}
    </span>
  );
}

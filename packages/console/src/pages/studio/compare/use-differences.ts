import { useEffect, useState } from 'react';
import { currentLocale } from '../../../i18n/i18n.ts';
import { askStudio } from '../worker/ask-studio.ts';
import type { TextDifferences } from '../worker/studio-question.ts';

/** As long as somebody types in one of the two, they are compared at each rest. */
const pauseMs = 200;

export interface Differences {
  /** null = not worked out yet */
  readonly differences: TextDifferences | null;
  readonly error: unknown;
}

/** What differs between two texts in the reader's language, worked out beside the page; what was known stays until the next is. */
export function useDifferences(before: string | null, after: string | null): Differences {
  const [found, setFound] = useState<Differences>({ differences: null, error: null });
  useEffect(() => {
    if (before === null || after === null) return;
    let wanted = true;
    const timer = setTimeout(() => {
      askStudio('differences', { before, after, locale: currentLocale() }).then(
        (differences) => wanted && setFound({ differences, error: null }),
        (error: unknown) => wanted && setFound({ differences: null, error }),
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [before, after]);
  return found;
}

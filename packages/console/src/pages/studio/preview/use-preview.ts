import { useEffect, useState } from 'react';
import type { Check } from '../../../api/types.ts';
import { currentLocale } from '../../../i18n/i18n.ts';
import { useMe } from '../../../shell/use-me.ts';
import { useNow } from '../../../time/domain-clock.ts';
import { openingShown } from '../../rehearse/opening-shown.ts';
import { askStudio } from '../worker/ask-studio.ts';
import type { StudioAnswer } from '../worker/studio-question.ts';

/** A cue as it would go out; null = it cannot be read now. */
export type Preview = StudioAnswer<'preview'>;

interface Shown {
  /** undefined until it is worked out */
  readonly preview: Preview | undefined;
  /** the day taken for the opening's, `2026-12-01` */
  readonly openingDate: string;
}

/** The preview of a cue of the text as it was last checked; follows what is typed, and keeps what it shows until the next is here. */
export function usePreview({ check, cue }: { check: Check; cue: string | null }): Shown {
  const { zone } = useMe().workspace;
  const openingDate = openingShown(useNow(), zone);
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  const { text } = check;
  useEffect(() => {
    if (cue === null) return;
    let wanted = true;
    void askStudio('preview', { text, cue, locale: currentLocale(), openingDate }).then((answer) => {
      if (wanted) setPreview(answer);
    });
    return () => {
      wanted = false;
    };
  }, [text, cue, openingDate]);
  return { preview: cue === null ? undefined : preview, openingDate };
}

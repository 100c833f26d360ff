import { useEffect, useState } from 'react';
import { currentLocale } from '../../../i18n/i18n.ts';
import { askStudio } from '../worker/ask-studio.ts';
import type { StretchedText } from '../worker/studio-question.ts';

interface Stretching {
  /** days of the programme now; undefined until it is known, null where the text cannot be read */
  readonly now: number | null | undefined;
  /** what it would become; null until it is worked out, or while no other number is chosen */
  readonly stretched: StretchedText | null;
}

/** What a text would be for `days` days. */
export function useStretched({ text, days }: { text: string; days: number | null }): Stretching {
  const [now, setNow] = useState<number | null | undefined>(undefined);
  const [answer, setAnswer] = useState<{ readonly days: number; readonly stretched: StretchedText } | null>(null);
  useEffect(() => {
    void askStudio('days', { text }).then(setNow);
  }, [text]);
  // a text that cannot be read is asked for all the same: the answer says why
  const asked = now === null ? 1 : days;
  useEffect(() => {
    if (asked === null) return;
    let wanted = true;
    void askStudio('stretch', { text, days: asked, locale: currentLocale() }).then((stretched) => {
      if (wanted) setAnswer({ days: asked, stretched });
    });
    return () => {
      wanted = false;
    };
  }, [text, asked]);
  return { now, stretched: answer?.days === asked ? answer.stretched : null };
}

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../api/types.ts';
import { currentLocale } from '../../../i18n/i18n.ts';
import { askStudio } from '../worker/ask-studio.ts';
import { makeTextDesk, type TextDesk } from './text-desk.ts';

interface DeskOptions {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** the version others saved that the text was taken from last: with another, the text is theirs and not one's own to undo */
  readonly origin: string | null;
  readonly understood: { readonly check: Check; readonly variables: readonly string[] };
}

/** The desk a script lies on as long as its studio is open. What comes from elsewhere (an accepted proposal, a discarded draft) is one step of its history. */
export function useDesk({ text, onText, origin, understood }: DeskOptions): TextDesk {
  const { t } = useTranslation('studio');
  const [desk] = useState(() =>
    makeTextDesk({
      text,
      knowledge: { locale: currentLocale(), schema: null, cues: [], variables: [] },
      label: t('textLabel'),
      phrases: t('editor', { returnObjects: true }),
    }),
  );
  const { check, variables } = understood;

  useEffect(() => {
    void askStudio('schema', {}).then((schema) => desk.know({ schema }));
  }, [desk]);
  useEffect(() => desk.listen(onText), [desk, onText]);
  useEffect(() => {
    const named = check.missing.map(({ name }) => name);
    desk.know({ locale: currentLocale(), cues: check.cues, variables: [...new Set([...variables, ...named])] });
  }, [desk, check, variables]);
  const followed = useRef(origin);
  useEffect(() => {
    desk.follow(text, followed.current === origin ? 'own' : 'others');
    followed.current = origin;
  }, [desk, text, origin]);
  return desk;
}

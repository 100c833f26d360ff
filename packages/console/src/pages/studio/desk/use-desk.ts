import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../api/types.ts';
import { currentLocale } from '../../../i18n/i18n.ts';
import { askStudio } from '../worker/ask-studio.ts';
import { editorExtensions } from './editor-extensions.ts';
import type { Knowledge, Schema } from './knowledge.ts';
import { makeTextDesk, type TextDesk } from './text-desk.ts';

interface DeskOptions {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly understood: { readonly check: Check; readonly variables: readonly string[] };
}

/** The desk a script lies on as long as its studio is open. What comes from elsewhere (an accepted proposal, a discarded draft) is one step of its history. */
export function useDesk({ text, onText, understood }: DeskOptions): TextDesk {
  const { t } = useTranslation('studio');
  const known = useRef<Knowledge>({ locale: currentLocale(), schema: null, cues: [], variables: [] });
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  // what was typed comes back through the page's state a moment later, when more may have been typed: that is no change from elsewhere
  const told = useRef(new Set<string>());
  const [desk] = useState(() =>
    makeTextDesk({
      text,
      onText: (next) => {
        told.current.add(next);
        tell.current(next);
      },
      extensions: editorExtensions({
        knowledge: () => known.current,
        label: t('textLabel'),
        phrases: t('editor', { returnObjects: true }),
      }),
    }),
  );
  const { check, variables } = understood;

  useEffect(() => {
    void askStudio('schema', {}).then((schema) => {
      known.current = { ...known.current, schema: schema as Schema };
    });
  }, []);
  useEffect(() => {
    const named = check.missing.map(({ name }) => name);
    known.current = { ...known.current, locale: currentLocale(), cues: check.cues, variables: [...new Set([...variables, ...named])] };
    desk.show(check.findings);
  }, [desk, check, variables]);
  useEffect(() => {
    if (text === desk.text()) told.current.clear();
    else if (!told.current.has(text)) desk.replace(text);
  }, [desk, text]);
  return desk;
}

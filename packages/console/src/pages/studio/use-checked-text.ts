import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { mediaQuery } from '../../api/media.ts';
import type { Check } from '../../api/types.ts';
import { currentLocale } from '../../i18n/i18n.ts';
import { type CheckedText, useUnderstood } from './use-understood.ts';
import { askStudio } from './worker/ask-studio.ts';

/** A script's text checked as it is typed, with the workspace's files known. */
export function useCheckedText(text: string, first: Check): CheckedText {
  const media = useQuery(mediaQuery).data?.items;
  const names = media === undefined ? null : JSON.stringify(media.map((file) => file.name).toSorted());
  const read = useCallback(
    (now: string) =>
      askStudio('check', { text: now, locale: currentLocale(), media: names === null ? null : (JSON.parse(names) as string[]) }),
    [names],
  );
  return useUnderstood({ text, first, read });
}

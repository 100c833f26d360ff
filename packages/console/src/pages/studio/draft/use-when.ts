import { useTranslation } from 'react-i18next';
import { useMe } from '../../../shell/use-me.ts';
import { useNow } from '../../../time/domain-clock.ts';
import { nearnessOf } from '../../../time/nearness.ts';
import { dateOf, timeOf } from '../../../time/room-time.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import './words.ts';

/** A moment that has been, as one says it: how long ago where that is near, else its date and time in the workspace's zone. */
export function useWhen(): (at: string) => string {
  const { t, i18n } = useTranslation('draft');
  const { zone } = useMe().workspace;
  const words = useTimeWords();
  const now = useNow();
  return (at) => {
    // the page's now is some seconds old: what has been kept since then would be ahead of it
    if (new Date(at) > now || nearnessOf(at, now)?.side === 'now') return t('justNow');
    return words.near(at, now) ?? `${dateOf(at, { zone, locale: i18n.language })} ${timeOf(at, zone)}`;
  };
}

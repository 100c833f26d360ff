import { useTranslation } from 'react-i18next';
import { timeOf } from '../time/room-time.ts';
import { Sign } from '../ui/sign.tsx';
import { useOfflineSince } from './use-offline.ts';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Says that the page is cut off and that nothing typed is lost. */
export function OfflineBanner() {
  const { t } = useTranslation('common');
  const since = useOfflineSince();
  return (
    <div role="status">
      {since === null ? null : (
        <p className="offline">
          <Sign name="late" />
          <span>{t('offline.words', { time: timeOf(since, here) })}</span>
        </p>
      )}
    </div>
  );
}

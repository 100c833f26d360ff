import { useTranslation } from 'react-i18next';
import { useNow } from '../time/domain-clock.ts';
import { dateOf, timeOf } from '../time/room-time.ts';
import { useMe } from './use-me.ts';

/** The time the rooms live in. In a demonstration it runs fast, and says so. */
export function DomainClockFace() {
  const { t, i18n } = useTranslation('common');
  const { workspace, demo, clock } = useMe();
  const now = useNow();
  return (
    <p className="clock-face">
      <span className="clock-date">{dateOf(now, { zone: workspace.zone, locale: i18n.language })} </span>
      <time dateTime={now.toISOString()}>{timeOf(now, workspace.zone)}</time>
      {demo ? (
        <span className="clock-demo">
          {t('clock.demo')} {t('clock.speed', { speed: clock.speed })}
        </span>
      ) : null}
    </p>
  );
}

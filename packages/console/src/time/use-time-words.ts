import { useTranslation } from 'react-i18next';
import { nearnessOf } from './nearness.ts';

interface TimeWords {
  /** '第3天', 'Day 3' */
  readonly day: (day: number) => string;
  /** '12 分钟后', 'in 12 min'; null when too far for a distance to help */
  readonly near: (at: string | Date, now: Date) => string | null;
}

/** Days and distances in words. */
export function useTimeWords(): TimeWords {
  const { t } = useTranslation('common');
  return {
    day: (day) => (day >= 1 ? t('day', { day }) : t('beforeOpening', { count: 1 - day })),
    near: (at, now) => {
      const nearness = nearnessOf(at, now);
      if (nearness === null) return null;
      if (nearness.side === 'now') return t('time.now');
      const { side, unit, count } = nearness;
      if (side === 'ahead') return unit === 'minute' ? t('time.ahead_minute', { count }) : t('time.ahead_hour', { count });
      return unit === 'minute' ? t('time.ago_minute', { count }) : t('time.ago_hour', { count });
    },
  };
}

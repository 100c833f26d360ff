import { useTranslation } from 'react-i18next';

/** A stretch of minutes as people say it: '1 小时 56 分', '1 h 56 min'. */
export function useDistance(): (minutes: number) => string {
  const { t } = useTranslation('common');
  return (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return t('stretch.minutes', { count: rest });
    if (rest === 0) return t('stretch.hours', { count: hours });
    return `${t('stretch.hours', { count: hours })} ${t('stretch.rest', { count: rest })}`;
  };
}

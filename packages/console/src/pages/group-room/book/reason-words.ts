import { useTranslation } from 'react-i18next';

/** Why a cue stands as it does: the server's own words, and who it was when a person did it; null when there is nothing to say. */
export function useReasonWords(): (reason: string | null, by: string | null) => string | null {
  const { t } = useTranslation('room');
  return (reason, by) => {
    if (reason !== 'by-person') return reason;
    return by === null ? t('reason.by-somebody') : t('reason.by-person', { name: by });
  };
}

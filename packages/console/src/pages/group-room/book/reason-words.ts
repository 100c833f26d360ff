import { useTranslation } from 'react-i18next';

/** Code words of the engine that have words here; anything else is a message already. */
const known = ['too-late', 'room-closed', 'text-unresolved', 'nobody-to-reach', 'slipped', 'upgraded'] as const;

/** Why a cue was not performed, in words; null when there is nothing to say. */
export function useReasonWords(): (reason: string | null, by: string | null) => string | null {
  const { t } = useTranslation('room');
  return (reason, by) => {
    if (reason === null) return null;
    if (reason === 'by-person') return by === null ? t('reason.by-somebody') : t('reason.by-person', { name: by });
    const code = known.find((one) => one === reason);
    return code === undefined ? reason : t(`reason.${code}`);
  };
}

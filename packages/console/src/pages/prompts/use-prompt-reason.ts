import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../api/types.ts';

const known = ['room-closed', 'paused', 'member-left', 'by-person', 'script-changed', 'expired'] as const;

/** Why a prompt may no longer be posted, in words. */
export function usePromptReason(): (prompt: Prompt) => string {
  const { t } = useTranslation('prompts');
  return (prompt) => {
    const code = known.find((one) => one === prompt.reason);
    if (code !== undefined) return t(`reason.${code}`);
    return prompt.reason ?? t('reason.expired');
  };
}

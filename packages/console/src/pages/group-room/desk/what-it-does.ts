import { useTranslation } from 'react-i18next';
import type { CueRun, Group } from '../../../api/types.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';

/** What performing a cue does, in one phrase: who does what, where. */
export function useWhatItDoes(group: Pick<Group, 'channel'>, run: CueRun): string {
  const { t } = useTranslation('room');
  const word = useVocabulary();
  const role = word('roles', run.role);
  if (run.action === 'task') return t('desk.task', { role });
  if (run.action === 'close-room') return t('desk.closes', { role });
  if (group.channel === 'prompter') return t('desk.toPrompt', { role });
  return run.where === 'room' ? t('desk.inRoom', { role }) : t('desk.inPrivate', { role });
}

import { useTranslation } from 'react-i18next';
import type { CueRun, Group } from '../../../api/types.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { ConfirmPanel } from './confirm-panel.tsx';
import { useDirect } from './use-direct.ts';
import { useReach } from './use-reach.ts';

/** Gives a cue up; whoever wants it after all chooses it and says go. */
export function SkipPanel({ group, run, onSkipped, onClose }: { group: Group; run: CueRun; onSkipped: () => void; onClose: () => void }) {
  const { t } = useTranslation('room');
  const say = useNotice();
  const act = useDirect(group.groupId);
  const reach = useReach(group, run);
  const skip = () =>
    act.mutate(
      { run, word: 'skip' },
      {
        onSuccess: () => {
          say({ words: t('desk.skipped', { title: run.title }) });
          onSkipped();
          onClose();
        },
      },
    );
  return (
    <ConfirmPanel
      title={t('desk.skip')}
      doIt={t('desk.skipDo', { title: run.title })}
      danger
      busy={act.isPending}
      error={act.error}
      onDo={skip}
      onClose={onClose}
    >
      <p>{t('desk.skipEffect', { count: reach })}</p>
    </ConfirmPanel>
  );
}

import { useTranslation } from 'react-i18next';
import type { CueRun } from '../../../api/types.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { ConfirmPanel } from './confirm-panel.tsx';
import { useDirect } from './use-direct.ts';

/** Keeps a cue back until it is released. */
export function HoldPanel({ groupId, run, onClose }: { groupId: string; run: CueRun; onClose: () => void }) {
  const { t } = useTranslation('room');
  const say = useNotice();
  const act = useDirect(groupId);
  const hold = () =>
    act.mutate(
      { run, word: 'hold' },
      {
        onSuccess: () => {
          say({ words: t('desk.held', { title: run.title }), undo: () => act.mutate({ run, word: 'release' }) });
          onClose();
        },
      },
    );
  return (
    <ConfirmPanel
      title={t('desk.hold')}
      doIt={t('desk.holdDo', { title: run.title })}
      busy={act.isPending}
      error={act.error}
      onDo={hold}
      onClose={onClose}
    >
      <p>{t('desk.holdEffect')}</p>
    </ConfirmPanel>
  );
}

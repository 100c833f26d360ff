import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { effectQuery } from '../../../api/direct.ts';
import type { CueRun, Group } from '../../../api/types.ts';
import { useNow } from '../../../time/domain-clock.ts';
import { timeOf } from '../../../time/room-time.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { ConfirmPanel } from './confirm-panel.tsx';
import { useDirect } from './use-direct.ts';

/** Lets a held cue follow the clock again. */
export function ReleasePanel({ group, run, onClose }: { group: Group; run: CueRun; onClose: () => void }) {
  const { t } = useTranslation('room');
  const say = useNotice();
  const now = useNow();
  const act = useDirect(group.groupId);
  const { data } = useQuery(effectQuery({ groupId: group.groupId, cueRunId: run.cueRunId, word: 'release' }));
  const past = run.dueAt === null || new Date(run.dueAt) <= now;
  const release = () =>
    act.mutate(
      { run, word: 'release' },
      {
        onSuccess: () => {
          say({ words: t('desk.released', { title: run.title }) });
          onClose();
        },
      },
    );
  return (
    <ConfirmPanel
      title={t('desk.release')}
      doIt={t('desk.releaseDo', { title: run.title })}
      busy={act.isPending}
      error={act.error}
      onDo={release}
      onClose={onClose}
    >
      <p>
        {past || run.dueAt === null
          ? t('desk.releaseNow', { count: data?.recipients ?? group.members })
          : t('desk.releaseEffect', { time: timeOf(run.dueAt, group.zone) })}
      </p>
    </ConfirmPanel>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupKey, pausePerformance, resumePerformance } from '../../../api/groups.ts';
import type { CueRun, Group } from '../../../api/types.ts';
import { useNow } from '../../../time/domain-clock.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { ConfirmPanel } from './confirm-panel.tsx';

/** Stops the clock of a group's cues, or lets it run again. */
export function PausePanel({ group, runs, onClose }: { group: Group; runs: readonly CueRun[]; onClose: () => void }) {
  const { t } = useTranslation('room');
  const say = useNotice();
  const now = useNow();
  const queries = useQueryClient();
  const paused = group.performance === 'paused';
  const clocked = runs.filter((run) => run.state === 'planned' && run.dueAt !== null);
  const past = clocked.filter((run) => new Date(run.dueAt ?? now) < now).length;
  const act = useMutation({
    mutationFn: (stop: boolean) => (stop ? pausePerformance(group.groupId) : resumePerformance(group.groupId)),
    onSuccess: (_row, stop) => {
      say({ words: stop ? t('desk.pausedNow') : t('desk.resumedNow'), undo: stop ? () => act.mutate(false) : undefined });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: groupKey(group.groupId) }),
  });
  return (
    <ConfirmPanel
      title={paused ? t('desk.resume') : t('desk.pause')}
      doIt={paused ? t('desk.resumeDo') : t('desk.pauseDo')}
      busy={act.isPending}
      error={act.error}
      onDo={() => act.mutate(!paused)}
      onClose={onClose}
    >
      <p>
        {paused
          ? past === 0
            ? t('desk.resumeFine')
            : t('desk.resumeEffect', { count: past })
          : t('desk.pauseEffect', { count: clocked.length })}
      </p>
    </ConfirmPanel>
  );
}

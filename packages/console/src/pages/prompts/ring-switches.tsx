import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canRing, rings, startRinging, stopRinging } from '../../api/push.ts';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { isMuted, ring, setMuted } from './bell.ts';

const ringsQuery = { queryKey: ['rings'], queryFn: rings };

/** How this device says that something waits: a sound while the page is open, a notification while it is not. */
export function RingSwitches() {
  const { t } = useTranslation('prompts');
  const say = useNotice();
  const queries = useQueryClient();
  const [muted, setMutedHere] = useState(isMuted);
  const { data: on } = useQuery(ringsQuery);
  const change = useMutation({
    mutationFn: async (wanted: boolean) => {
      if (!wanted) await stopRinging();
      else if (!(await startRinging())) say({ words: t('ringDenied') });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ringsQuery.queryKey }),
  });
  const hear = (wanted: boolean) => {
    setMuted(!wanted);
    setMutedHere(!wanted);
    if (wanted) ring();
  };
  return (
    <div className="rings">
      <label>
        <input type="checkbox" checked={!muted} onChange={(event) => hear(event.target.checked)} /> {t('sound')}
      </label>
      {canRing() ? (
        <label>
          <input
            type="checkbox"
            checked={on ?? false}
            disabled={change.isPending}
            onChange={(event) => change.mutate(event.target.checked)}
          />{' '}
          {t('ring')}
        </label>
      ) : (
        <span className="quiet">{t('ringCannot')}</span>
      )}
      <ProblemNote error={change.error} />
    </div>
  );
}

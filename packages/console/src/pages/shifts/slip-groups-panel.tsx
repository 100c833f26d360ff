import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slip, slipEffectQuery } from '../../api/direct.ts';
import type { ShiftBoard } from '../../api/types.ts';
import { timeOf } from '../../time/room-time.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useKeyOf } from '../../ui/use-key-of.ts';

/** What the board proposes: these groups, by so many minutes. */
export type ProposedSlip = NonNullable<ShiftBoard['collisions'][number]['slip']>;

/** A slip longer than half a day is another plan, not a delay. */
const longestMinutes = 720;

/** What slipping the proposed groups would move in each, and the button that does it. Said again after a fault, no group moves twice. */
export function SlipGroupsPanel({ board, proposed, onClose }: { board: ShiftBoard; proposed: ProposedSlip; onClose: () => void }) {
  const { t } = useTranslation('shifts');
  const say = useNotice();
  const queries = useQueryClient();
  const [minutes, setMinutes] = useState(proposed.minutes);
  const key = useKeyOf(minutes);
  const { groups } = proposed;
  const effects = useQueries({ queries: groups.map(({ groupId }) => slipEffectQuery(groupId, minutes)) });
  const act = useMutation({
    mutationFn: async () => {
      const outcomes = await Promise.allSettled(groups.map(({ groupId }) => slip({ groupId, minutes, idempotencyKey: key })));
      const failed = outcomes.flatMap((one, index) =>
        one.status === 'rejected'
          ? [
              t('slipPanel.failed', {
                group: groups[index]?.groupName ?? '',
                message: one.reason instanceof Error ? one.reason.message : '',
              }),
            ]
          : [],
      );
      const done = groups.length - failed.length;
      if (done > 0) say({ words: t('slipPanel.done', { count: done }) });
      if (failed.length > 0) throw new Error(failed.join(' · '));
    },
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Dialog title={t('slipPanel.title', { minutes })} onClose={onClose}>
      <Field label={t('slipPanel.minutes')}>
        {({ id }) => (
          <InputNumber<number>
            id={id}
            value={minutes}
            min={1}
            max={longestMinutes}
            precision={0}
            onChange={(value) => setMinutes(value ?? 1)}
          />
        )}
      </Field>
      <ul className="slip-groups" aria-live="polite">
        {groups.map(({ groupId, groupName }, index) => {
          const effect = effects[index];
          const first = effect?.data?.moved[0];
          return (
            <li key={groupId}>
              <strong>{groupName}</strong>{' '}
              {effect?.data === undefined ? (
                <span className="quiet">{effect?.error ? effect.error.message : t('slipPanel.reading')}</span>
              ) : first === undefined ? (
                <span className="quiet">{t('slipPanel.nothing')}</span>
              ) : (
                <span>
                  {t('slipPanel.moves', { count: effect.data.moved.length })} · {first.title} {timeOf(first.from, board.zone)} →{' '}
                  {timeOf(first.to, board.zone)}
                </span>
              )}
              {effect?.data && effect.data.dropped.length > 0 ? (
                <span className="state-late"> · {t('slipPanel.drops', { count: effect.data.dropped.length })}</span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <ProblemNote error={act.error} />
      <Button
        type="primary"
        block
        size="large"
        loading={act.isPending}
        disabled={!effects.some((one) => (one.data?.moved.length ?? 0) > 0)}
        onClick={() => act.mutate()}
      >
        {t('slipPanel.doIt', { count: groups.length, minutes })}
      </Button>
    </Dialog>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slip, slipEffectQuery } from '../../../api/direct.ts';
import { groupKey } from '../../../api/groups.ts';
import type { Group, SlipEffect } from '../../../api/types.ts';
import { useNow } from '../../../time/domain-clock.ts';
import { dayOf, type RoomTime, timeOf } from '../../../time/room-time.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useKeyOf } from '../../../ui/use-key-of.ts';
import { ConfirmPanel } from './confirm-panel.tsx';

/** What a live class overruns by. */
const usualMinutes = [5, 10, 15, 30] as const;

/** A slip longer than half a day is another plan, not a delay. */
const longestMinutes = 720;

/** Moves the rest of the day by N minutes, after showing what moves from when to when. */
export function SlipPanel({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation('room');
  const say = useNotice();
  const queries = useQueryClient();
  const [minutes, setMinutes] = useState(10);
  const key = useKeyOf(minutes);
  const effect = useQuery(slipEffectQuery(group.groupId, minutes));
  const act = useMutation({
    mutationFn: () => slip({ groupId: group.groupId, minutes, idempotencyKey: key }),
    onSuccess: (done) => {
      say({ words: t('desk.slipped', { count: done.moved.length, minutes }) });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: groupKey(group.groupId) }),
  });
  const count = effect.data?.moved.length ?? 0;
  return (
    <ConfirmPanel
      title={t('desk.slip')}
      doIt={t('desk.slipDo', { count, minutes })}
      busy={act.isPending}
      disabled={count === 0}
      error={act.error}
      onDo={() => act.mutate()}
      onClose={onClose}
    >
      <div className="slip-minutes">
        <Segmented<number>
          value={minutes}
          onChange={setMinutes}
          aria-label={t('desk.slipBy')}
          options={usualMinutes.map((value) => ({ value, label: `${value}` }))}
        />
        <InputNumber<number>
          value={minutes}
          min={1}
          max={longestMinutes}
          precision={0}
          onChange={(value) => setMinutes(value ?? 1)}
          aria-label={t('desk.slipBy')}
          suffix={t('desk.slipMinutes')}
        />
      </div>
      <ProblemNote error={effect.error} />
      {effect.data === undefined ? <p className="quiet">{t('desk.reading')}</p> : <Moves effect={effect.data} room={group} />}
    </ConfirmPanel>
  );
}

/** The first few moves say it all: who wants more sees them in the list afterwards. */
const movesShown = 4;

function Moves({ effect, room }: { effect: SlipEffect; room: RoomTime }) {
  const { t } = useTranslation('room');
  const words = useTimeWords();
  const today = dayOf(useNow(), room);
  const dayWords = (at: string) => (dayOf(at, room) === today ? '' : `${words.day(dayOf(at, room))} `);
  const { moved, dropped, overtaken, saysOldHour } = effect;
  const named = (list: SlipEffect['overtaken']) => list.map((one) => `${one.title} ${timeOf(one.at, room.zone)}`).join('、');
  if (moved.length === 0) return <p>{t('desk.slipNothing')}</p>;
  return (
    <>
      <p>{t('desk.slipEffect', { count: moved.length })}</p>
      <ul className="moves">
        {moved.slice(0, movesShown).map((move) => (
          <li key={move.cueRunId}>
            <span className="one-line">{move.title}</span>
            <span className="nowrap">
              {dayWords(move.from)}
              <s>{timeOf(move.from, room.zone)}</s> →{' '}
              <strong>
                {dayOf(move.from, room) === dayOf(move.to, room) ? '' : dayWords(move.to)}
                {timeOf(move.to, room.zone)}
              </strong>
            </span>
          </li>
        ))}
      </ul>
      {moved.length > movesShown ? <p className="quiet small">{t('desk.slipMore', { count: moved.length - movesShown })}</p> : null}
      {dropped.length === 0 ? null : (
        <p className="state-late">{t('desk.slipDropped', { count: dropped.length, titles: dropped.map((one) => one.title).join('、') })}</p>
      )}
      {overtaken.length === 0 ? null : <p className="state-late">{t('desk.slipOvertakes', { titles: named(overtaken) })}</p>}
      {saysOldHour.length === 0 ? null : <p className="state-late">{t('desk.slipOldHour', { titles: named(saysOldHour) })}</p>}
    </>
  );
}
